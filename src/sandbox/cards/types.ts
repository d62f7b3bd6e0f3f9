/** The small language in which the table of components is written. */
export type Type =
  | { is: 'text'; max?: number; min?: number; re?: RegExp; what?: string }
  | { is: 'number'; min?: number; max?: number; whole?: boolean }
  | { is: 'bool' }
  | { is: 'enum'; of: readonly string[] }
  | { is: 'object'; fields: Fields }
  | { is: 'list'; of: Type; min?: number; max?: number }
  | { is: 'map'; of: Type }
  | { is: 'json'; shape: 'object' | 'any' }
  | { is: 'tagged'; by: Readonly<Record<string, Fields>> }
  /** Components, of which `place` says which may stand there. */
  | { is: 'elements'; place: Place }
  | { is: 'one-of'; of: readonly Type[] };

export type Place = 'root' | 'columns' | 'container' | 'form' | 'checker-buttons';

export type Field = {
  type: Type;
  required?: boolean;
  /** Left over from 1.0 or from a page that another page contradicts: accepted, with a warning. */
  legacy?: boolean;
};

export type Fields = Readonly<Record<string, Field>>;

export type Component = {
  fields: Fields;
  /** At least one of these must be there. */
  oneOf?: readonly string[];
  /** In a form it needs a name that no other component of the card has. */
  named?: boolean;
  /** Counts towards the five levels. */
  level?: boolean;
};

export const text = (max?: number): Type => ({ is: 'text', ...(max !== undefined && { max }) });
export const filled: Type = { is: 'text', min: 1 };
export const match = (re: RegExp, what: string): Type => ({ is: 'text', re, what });
export const whole = (min?: number, max?: number): Type => ({
  is: 'number',
  whole: true,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});
export const number = (min: number, max: number): Type => ({ is: 'number', min, max });
export const bool: Type = { is: 'bool' };
export const one = (...of: string[]): Type => ({ is: 'enum', of });
export const object = (fields: Fields): Type => ({ is: 'object', fields });
export const list = (of: Type, max?: number, min?: number): Type => ({
  is: 'list',
  of,
  ...(max !== undefined && { max }),
  ...(min !== undefined && { min }),
});
export const map = (of: Type): Type => ({ is: 'map', of });
export const json: Type = { is: 'json', shape: 'object' };
export const anything: Type = { is: 'json', shape: 'any' };
export const tagged = (by: Readonly<Record<string, Fields>>): Type => ({ is: 'tagged', by });
export const elements = (place: Place): Type => ({ is: 'elements', place });
export const either = (...of: Type[]): Type => ({ is: 'one-of', of });

export const may = (type: Type): Field => ({ type });
export const must = (type: Type): Field => ({ type, required: true });
export const legacy = (type: Type = anything): Field => ({ type, legacy: true });
