/** Breaks a card in one place at a time. */
export type Kind = 'type' | 'value' | 'beside' | 'gone';
export type Mutant = {
  kind: Kind;
  /** Keys and indexes from the root. */
  at: readonly (string | number)[];
  /** The innermost tag around the place. */
  tag: string;
  card: unknown;
};
type Json = Record<string, unknown>;
type Spot = { at: readonly (string | number)[]; tag: string; value: unknown };

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* spots(value: unknown, at: readonly (string | number)[] = [], around = 'card'): Iterable<Spot> {
  const tag = isJson(value) && typeof value.tag === 'string' ? value.tag : around;
  yield { at, tag, value };
  const inside = Array.isArray(value)
    ? value.map((item, i) => [i, item] as const)
    : isJson(value)
      ? Object.entries(value)
      : [];
  for (const [key, item] of inside) yield* spots(item, [...at, key], tag);
}

/** The card with another value at one place, or with nothing there. */
function put(card: unknown, at: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(card);
  const [last, way] = [at.at(-1), at.slice(0, -1)];
  if (last === undefined) return value;
  const holder = way.reduce<unknown>((inner, key) => (inner as Json)[key], copy) as Json;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** A value of another type; a value of the same type that no list and no range has. */
const otherType = (value: unknown): unknown => (typeof value === 'string' ? 7 : 'seven');
const wildValue = (value: unknown): unknown =>
  typeof value === 'string' ? 'no-such-value' : typeof value === 'number' ? -98_765.4 : undefined;

export function* mutants(card: unknown): Iterable<Mutant> {
  for (const { at, tag, value } of spots(card)) {
    const make = (kind: Kind, changed: unknown): Mutant => ({ kind, at, tag, card: changed });
    if (isJson(value)) yield make('beside', put(card, at, { ...value, no_such_property: 1 }));
    if (at.length === 0) continue;
    yield make('type', put(card, at, otherType(value)));
    const wild = wildValue(value);
    if (wild !== undefined) yield make('value', put(card, at, wild));
    if (typeof at.at(-1) === 'string') yield make('gone', put(card, at, undefined));
  }
}
