export type Json = Record<string, unknown>;
/** Why Feishu would refuse a card, in its own words (§3.4). */
export type Fault = { code: number; path: string; msg: string; value?: string };
/** A component that was met, with what stands around it. */
export type Met = {
  tag: string;
  element: Json;
  path: string;
  form?: Json | undefined;
  parent?: Met | undefined;
  levels: number;
};
/** A text, an image or a person, and where it was met. */
export type Said = { path: string; what: string };

export type Findings = {
  faults: Fault[];
  warnings: string[];
  met: Met[];
  /** Every object with a tag, texts and icons too: the strict reading of §4.2. */
  tags: number;
  /** Texts in Feishu's markdown, images and people that the card names. */
  marked: Said[];
  images: Said[];
  people: Said[];
  /** Colours that the card defines itself. */
  palette: ReadonlySet<string>;
};

export const noFindings = (palette: ReadonlySet<string> = new Set()): Findings => ({
  faults: [],
  warnings: [],
  met: [],
  tags: 0,
  marked: [],
  images: [],
  people: [],
  palette,
});

export const BAD_JSON = 200621;
export const LIMIT = 11310;
export const REMOVED_IN_2 = 200861;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const own = (of: Json, key: string): unknown => (Object.hasOwn(of, key) ? of[key] : undefined);

/** What is wrong, short enough for an error message. */
export function excerpt(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'array' : 'object';
  return String(value);
}

export function bad(out: Findings, path: string, msg: string, value?: unknown): undefined {
  const shown = value === undefined ? {} : { value: excerpt(value) };
  out.faults.push({ code: BAD_JSON, path, msg, ...shown });
}

export const fault = (code: number, at: { path: string }, msg: string, value?: string): Fault => ({
  code,
  path: at.path,
  msg,
  ...(value !== undefined && { value }),
});
export const of = (found: Findings, ...tags: string[]): Met[] =>
  found.met.filter(({ tag }) => tags.includes(tag));
