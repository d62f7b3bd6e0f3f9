/** The small language in which the table of components is written. */
export type Type =
  | { is: 'text'; max?: number; min?: number; what?: string; ok?: (text: string) => boolean }
  | { is: 'number'; min?: number; max?: number; whole?: boolean; of?: readonly number[] }
  | { is: 'bool' }
  /** `odd`: no page lists it, but official samples carry it: accepted, with a warning. */
  | { is: 'enum'; of: readonly string[]; odd?: readonly string[] }
  | Size
  | { is: 'colour'; names: readonly string[]; odd: readonly string[] }
  /** The key of an uploaded image. */
  | { is: 'image' }
  /** The id of a person. */
  | { is: 'person' }
  /** Anything of these kinds; what is inside is the card's own affair. */
  | { is: 'raw'; of: readonly Kind[] }
  | { is: 'object'; shape: Shape; open?: boolean }
  /** `{}` stands in official structures for what is not set. */
  | { is: 'or-empty'; of: Type }
  | { is: 'list'; of: Type; min?: number; max?: number }
  | { is: 'one-or-list'; of: Type; single?: Type }
  | { is: 'map'; of: Type }
  | { is: 'tagged'; key: 'tag' | 'type'; by: Readonly<Record<string, Shape>> }
  /** Components, of which `place` says which may stand there. */
  | { is: 'elements'; place: Place };

export type Range = readonly [number, number];

/** A name, or lengths: `fill`, `20px`, `4px 0 4px 0`, `30%`. */
export type Size = {
  is: 'size';
  names: readonly string[];
  px?: Range;
  percent?: Range;
  /** How many lengths may stand there. */
  times: readonly number[];
  odd: readonly string[];
  /** Lengths that one page allows and another does not: accepted, with a warning. */
  disputed?: Range;
  /** What Feishu says of a wrong one, where that was reported. */
  says?: string;
};

export type Kind = 'object' | 'array' | 'string' | 'number' | 'boolean';
export type Place = 'root' | 'columns' | 'container' | 'panel' | 'form' | 'checker-buttons';

export type Field = {
  type: Type;
  required?: boolean;
  /** Left over from 1.0 or from a page that another page contradicts: accepted, with a warning. */
  legacy?: boolean;
};

export type Fields = Readonly<Record<string, Field>>;

export type Shape = {
  fields: Fields;
  /** Alternatives, of which at least one must be there with all its keys. */
  oneOf?: readonly (readonly string[])[];
};

export type Component = Shape & {
  /** In a form it needs a name that no other component of the card has. */
  named?: boolean;
  /** Counts towards the five levels. */
  level?: boolean;
};

export const text = (max?: number): Type => ({ is: 'text', ...(max !== undefined && { max }) });
export const filled: Type = { is: 'text', min: 1 };
export const match = (ok: RegExp | ((text: string) => boolean), what: string): Type => ({
  is: 'text',
  ok: ok instanceof RegExp ? (given) => ok.test(given) : ok,
  what,
});
export const whole = (min: number, max?: number): Type => ({
  is: 'number',
  whole: true,
  min,
  ...(max !== undefined && { max }),
});
export const number = (min: number, max: number): Type => ({ is: 'number', min, max });
export const oneNumber = (...of: number[]): Type => ({ is: 'number', of });
export const bool: Type = { is: 'bool' };
export const one = (...of: string[]): Type => ({ is: 'enum', of });
export const image: Type = { is: 'image' };
export const person: Type = { is: 'person' };
export const size = (names: string, px?: Range, more: Partial<Size> = {}): Size => ({
  is: 'size',
  names: names === '' ? [] : names.split(' '),
  ...(px && { px }),
  times: [1],
  odd: [],
  ...more,
});
export const raw = (...of: Kind[]): Type => ({ is: 'raw', of });
export const anything = raw('object', 'array', 'string', 'number', 'boolean');
export const json = raw('object');
/** What a callback carries back; the SDK knows only objects. */
export const callbackValue = raw('object', 'string');
export const shape = (fields: Fields, ...oneOf: string[][]): Shape => ({
  fields,
  ...(oneOf.length > 0 && { oneOf }),
});
export const object = (fields: Fields, ...oneOf: string[][]): Type => ({
  is: 'object',
  shape: shape(fields, ...oneOf),
});
/** Known properties are checked, others are let through. */
export const open = (fields: Fields): Type => ({ is: 'object', shape: shape(fields), open: true });
export const orEmpty = (of: Type): Type => ({ is: 'or-empty', of });
export const list = (of: Type, max?: number, min?: number): Type => ({
  is: 'list',
  of,
  ...(max !== undefined && { max }),
  ...(min !== undefined && { min }),
});
export const oneOrList = (of: Type, single?: Type): Type => ({
  is: 'one-or-list',
  of,
  ...(single && { single }),
});
export const map = (of: Type): Type => ({ is: 'map', of });
export const tagged = (by: Readonly<Record<string, Shape>>): Type => ({ is: 'tagged', key: 'tag', by });
export const typed = (by: Readonly<Record<string, Shape>>): Type => ({ is: 'tagged', key: 'type', by });
export const elements = (place: Place): Type => ({ is: 'elements', place });

export const may = (type: Type): Field => ({ type });
export const must = (type: Type): Field => ({ type, required: true });
export const legacy = (type: Type = anything): Field => ({ type, legacy: true });
