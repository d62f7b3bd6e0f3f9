import { DrawFault } from './fault.ts';

/** No value of ours nests deeper than six; a cycle would never end. */
const MAX_DEPTH = 64;

/** By code unit, never `localeCompare` (ssd-1 §1: "sorted"). */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** NFC, well-formed and within the BMP, so that every language sorts alike (ssd-1 §1). */
export function isPlainText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII as a whole needs no further look
  return /^[\x00-\x7f]*$/.test(text) || (!/[\ud800-\udfff]/.test(text) && text.normalize('NFC') === text);
}

/** J, 规范 JSON (ssd-1 §1): RFC 8785 without floats; anything else is refused. */
export function canonical(value: unknown): string {
  return write(value, '', 0);
}

function write(value: unknown, at: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new DrawFault('too-deep', at);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value, at);
  if (typeof value === 'number') return writeInteger(value, at);
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, i) => write(item, `${at}[${i}]`, depth + 1)).join(',')}]`;
  }
  if (typeof value === 'object') return writeObject(value, at, depth);
  throw new DrawFault('wrong-type', at, typeof value);
}

function writeObject(value: object, at: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new DrawFault('wrong-type', at, 'class');
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b));
  const parts = entries.map(
    ([key, item]) => `${writeText(key, at)}:${write(item, `${at}.${key}`, depth + 1)}`,
  );
  return `{${parts.join(',')}}`;
}

function writeText(text: string, at: string): string {
  if (!isPlainText(text)) throw new DrawFault('bad-text', at);
  return JSON.stringify(text);
}

function writeInteger(value: number, at: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new DrawFault('not-an-integer', at, String(value));
  }
  return String(value);
}
