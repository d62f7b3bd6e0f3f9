import { byCodeUnit, isPlainText } from './canonical.ts';
import { DrawFault } from './fault.ts';

/** Reads one value at a path, or refuses it there. */
export type Field<T> = (value: unknown, at: string) => T;

/** Longer than any label of a register; keeps hostile files small once they are read. */
const MAX_TEXT = 1_000;
const MAX_FOUND = 40;

function show(value: unknown): string {
  return String(JSON.stringify(value) ?? typeof value).slice(0, MAX_FOUND);
}

/** An object with exactly these fields: unknown ones are refused (ssd-1 §1), so are missing ones. */
export function object<T>(
  fields: { readonly [K in keyof T]-?: Field<T[K]> },
  optional: readonly (keyof T)[] = [],
): Field<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value, at) => {
    const given = branch(value, at);
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(fields, name)) throw new DrawFault('unknown-field', join(at, name));
    }
    const read: Partial<T> = {};
    for (const name of names) {
      if (Object.hasOwn(given, name)) read[name] = fields[name](given[name], join(at, name));
      else if (!optional.includes(name)) throw new DrawFault('missing-field', join(at, name));
    }
    return read as T;
  };
}

/** An object keyed by ids or labels; the copy has no prototype (ssd-1 §1). */
export function keyed<T>(item: Field<T>): Field<{ readonly [id: string]: T }> {
  return (value, at) => {
    const map: { [id: string]: T } = Object.create(null);
    for (const [key, inner] of Object.entries(branch(value, at)))
      map[text(key, at)] = item(inner, join(at, key));
    return map;
  };
}

function branch(value: unknown, at: string): { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DrawFault('wrong-type', at, show(value));
  }
  return value as { readonly [key: string]: unknown };
}

function join(at: string, name: string): string {
  return at ? `${at}.${name}` : name;
}

/** A list of at most `most` items. */
export function list<T>(item: Field<T>, most = 1_000): Field<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new DrawFault('wrong-type', at, show(value));
    if (value.length > most) throw new DrawFault('too-long', at, `${value.length} > ${most}`);
    return Array.from(value, (inner: unknown, i) => item(inner, `${at}[${i}]`));
  };
}

/** A list whose keys rise by code unit, so that each stands once. */
export function sorted<T>(item: Field<T>, key: (item: T) => string, most: number): Field<readonly T[]> {
  const items = list(item, most);
  return (value, at) => {
    const read = items(value, at);
    for (let i = 1; i < read.length; i++) {
      const next = key(read[i]!);
      if (byCodeUnit(key(read[i - 1]!), next) >= 0) throw new DrawFault('not-sorted', `${at}[${i}]`, next);
    }
    return read;
  };
}

/** [first, second]. */
export function couple<A, B>(first: Field<A>, second: Field<B>): Field<readonly [A, B]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length !== 2) throw new DrawFault('wrong-type', at, show(value));
    return [first(value[0], `${at}[0]`), second(value[1], `${at}[1]`)];
  };
}

/** One of these values and nothing else. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Field<T> {
  return (value, at) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined || Object.is(value, -0)) throw new DrawFault('wrong-value', at, show(value));
    return found;
  };
}

/** A whole number min … max. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Field<number> {
  return (value, at) => {
    if (typeof value !== 'number') throw new DrawFault('wrong-type', at, show(value));
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new DrawFault('not-an-integer', at, show(value));
    }
    if (value < min || value > max) throw new DrawFault('out-of-range', at, `${value}: ${min}…${max}`);
    return value;
  };
}

/** NFC text within the BMP, without LF. */
export const text: Field<string> = (value, at) => {
  if (typeof value !== 'string') throw new DrawFault('wrong-type', at, show(value));
  if (value.length > MAX_TEXT) throw new DrawFault('too-long', at, `${value.length} > ${MAX_TEXT}`);
  if (!isPlainText(value)) throw new DrawFault('bad-text', at);
  if (value.includes('\n')) throw new DrawFault('line-feed', at);
  return value;
};

/** Text that is not empty: a number, a name, a reason code. */
export const name: Field<string> = (value, at) => {
  const read = text(value, at);
  if (read === '') throw new DrawFault('wrong-value', at, '""');
  return read;
};

/** An id 代码: ASCII without spaces. */
export const id: Field<string> = (value, at) => {
  const read = text(value, at);
  if (!/^[\x21-\x7e]+$/.test(read)) throw new DrawFault('bad-id', at, show(read));
  return read;
};

/** 64 lower-case hex characters. */
export const hex64: Field<string> = (value, at) => {
  const read = text(value, at);
  if (!/^[0-9a-f]{64}$/.test(read)) throw new DrawFault('bad-digest', at, show(read));
  return read;
};
