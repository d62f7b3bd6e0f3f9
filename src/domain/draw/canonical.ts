import { DrawFault } from './fault.ts';

/** No value of ours nests deeper than six; a cycle would never end. */
const MAX_DEPTH = 64;
/** Parts of the text that are handed on together, some 60 KB. */
const PIECE = 1 << 13;
/** Labels, counties and hazards repeat; as many of them are remembered. */
const MAX_KNOWN = 5_000;

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
  let whole = '';
  writeCanonical(value, (piece) => {
    whole += piece;
  });
  return whole;
}

/** J piece by piece, for values whose text would be too long for one string. */
export function writeCanonical(value: unknown, sink: (piece: string) => void): void {
  const writer = new Writer(sink);
  writer.write(value);
  writer.end();
}

/** J of a list whose rows come one after the other and are never there all at once. */
export function writeCanonicalRows(rows: Iterable<unknown>, sink: (piece: string) => void): void {
  const writer = new Writer(sink);
  writer.rows(rows);
  writer.end();
}

class Writer {
  readonly #sink: (piece: string) => void;
  /** Where the writer is: keys and places, from the top. */
  readonly #path: (string | number)[] = [];
  readonly #known = new Map<string, string>();
  /** The keys of the last object as they stood, and sorted: rows of a table have them all in the same order. */
  #keys: readonly string[] = [];
  #sorted: readonly string[] = [];
  /** Joined now and then: adding to one string leaves a tree that has to be made flat in the end. */
  #parts: string[] = [];

  constructor(sink: (piece: string) => void) {
    this.#sink = sink;
  }

  write(value: unknown): void {
    if (this.#path.length > MAX_DEPTH) throw new DrawFault('too-deep', this.#at());
    if (typeof value === 'string') this.#parts.push(this.#literal(value));
    else if (typeof value === 'number') this.#parts.push(this.#integer(value));
    else if (value === null || typeof value === 'boolean') this.#parts.push(String(value));
    else if (Array.isArray(value)) this.#list(value);
    else if (typeof value === 'object') this.#object(value);
    else throw new DrawFault('wrong-type', this.#at(), typeof value);
  }

  rows(rows: Iterable<unknown>): void {
    const depth = this.#path.length;
    let i = 0;
    this.#parts.push('[');
    for (const row of rows) {
      if (i > 0) this.#parts.push(',');
      this.#path[depth] = i++;
      this.write(row);
      if (this.#parts.length > PIECE) this.end();
    }
    this.#path.length = depth;
    this.#parts.push(']');
  }

  end(): void {
    this.#sink(this.#parts.join(''));
    this.#parts = [];
  }

  /** Holes of an array are no values and are refused as such. */
  #list(items: readonly unknown[]): void {
    const depth = this.#path.length;
    this.#parts.push('[');
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.#parts.push(',');
      this.#path[depth] = i;
      this.write(items[i]);
      if (this.#parts.length > PIECE) this.end();
    }
    this.#path.length = depth;
    this.#parts.push(']');
  }

  #object(value: object): void {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) {
      throw new DrawFault('wrong-type', this.#at(), 'class');
    }
    const depth = this.#path.length;
    const object = value as { readonly [key: string]: unknown };
    let mark = '{';
    for (const key of this.#sortedKeys(value)) {
      this.#parts.push(`${mark}${this.#literal(key)}:`);
      this.#path[depth] = key;
      this.write(object[key]);
      if (this.#parts.length > PIECE) this.end();
      mark = ',';
    }
    this.#path.length = depth;
    this.#parts.push(mark === '{' ? '{}' : '}');
  }

  #sortedKeys(value: object): readonly string[] {
    const keys = Object.keys(value);
    const same = keys.length === this.#keys.length && keys.every((key, i) => key === this.#keys[i]);
    if (same) return this.#sorted;
    this.#keys = keys;
    this.#sorted = keys.toSorted(byCodeUnit);
    return this.#sorted;
  }

  #literal(text: string): string {
    // what needs no escape is ASCII too, and in NFC
    if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (!isPlainText(text)) throw new DrawFault('bad-text', this.#at());
    const literal = JSON.stringify(text);
    if (this.#known.size < MAX_KNOWN) this.#known.set(text, literal);
    return literal;
  }

  #integer(value: number): string {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new DrawFault('not-an-integer', this.#at(), String(value));
    }
    return String(value);
  }

  #at(): string {
    return this.#path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  }
}
