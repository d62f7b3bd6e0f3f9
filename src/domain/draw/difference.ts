/** Where two values part: what the record says and what was computed, as short texts. */
export interface Difference {
  readonly at: string;
  readonly recorded: string;
  readonly computed: string;
}

const MAX_TEXT = 120;

/** The first place, in the order of the computed value, at which a recorded value differs. */
export function difference(recorded: unknown, computed: unknown, at: string): Difference | undefined {
  if (isBranch(recorded) && isBranch(computed) && Array.isArray(recorded) === Array.isArray(computed)) {
    const keys = new Set([...Object.keys(computed), ...Object.keys(recorded)]);
    for (const key of keys) {
      const found = difference(childOf(recorded, key), childOf(computed, key), `${at}.${key}`);
      if (found) return found;
    }
    return undefined;
  }
  return recorded === computed ? undefined : { at, recorded: show(recorded), computed: show(computed) };
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function childOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as { [key: string]: unknown })[key] : undefined;
}

function show(value: unknown): string {
  if (value === undefined) return '-';
  return (JSON.stringify(value) ?? '').slice(0, MAX_TEXT);
}
