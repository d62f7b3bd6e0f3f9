import { DrawFault } from './fault.ts';

/** A record nests six deep; more is an attack on the reader's stack. */
const MAX_DEPTH = 32;
/** As many are kept as they stand; far more would only fill the memory. */
const MAX_VALUES = 2_000_000;
const MAX_TOKEN = 40;

/**
 * Reads JSON as strictly as J writes it (ssd-1 §1). `JSON.parse` would hide what a record must not contain:
 * a key given twice (the last one wins), 1.0 and 1e3 (floats elsewhere), -0, and `__proto__`.
 */
export function readJson(text: string, rows: Rows = {}): unknown {
  return new Reader(text, rows).whole();
}

/** How the items of a long list are read as soon as each is there, by the path of the list. */
export type Rows = { readonly [path: string]: (item: unknown, at: string) => unknown };

class Reader {
  readonly #text: string;
  readonly #rows: Rows;
  #at = 0;
  #values = 0;

  constructor(text: string, rows: Rows) {
    this.#text = text;
    this.#rows = rows;
  }

  whole(): unknown {
    const value = this.#value('', 0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#broken();
    return value;
  }

  #value(path: string, depth: number): unknown {
    if (depth > MAX_DEPTH) throw new DrawFault('too-deep', path.slice(0, MAX_TOKEN));
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw new DrawFault('too-long', '', `> ${MAX_VALUES}`);
    this.#space();
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(path, depth);
    if (first === '[') return this.#array(path, depth);
    if (first === '"') return this.#string(path);
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#integer(path);
  }

  #object(path: string, depth: number): unknown {
    const object: { [key: string]: unknown } = Object.create(null);
    this.#at += 1;
    if (this.#takes('}')) return object;
    do {
      this.#space();
      if (this.#text[this.#at] !== '"') throw this.#broken();
      const key = this.#string(path);
      const below = path ? `${path}.${key}` : key;
      if (key in object) throw new DrawFault('duplicate-key', below);
      if (!this.#takes(':')) throw this.#broken();
      object[key] = this.#value(below, depth + 1);
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#broken();
    return object;
  }

  #array(path: string, depth: number): unknown {
    const items: unknown[] = [];
    this.#at += 1;
    if (this.#takes(']')) return items;
    const row = Object.hasOwn(this.#rows, path) ? this.#rows[path] : undefined;
    do {
      const at = `${path}[${items.length}]`;
      const before = this.#values;
      const item = this.#value(at, depth + 1);
      items.push(row ? row(item, at) : item);
      // of a row that was read as it came, nothing else is kept; how many there may be is up to who reads them
      if (row) this.#values = before;
    } while (this.#takes(','));
    if (!this.#takes(']')) throw this.#broken();
    return items;
  }

  /** The end of the literal is found here, its escapes are left to the platform. */
  #string(path: string): string {
    const literal = this.#text.slice(this.#at, this.#closingQuote() + 1);
    try {
      const value: unknown = JSON.parse(literal);
      this.#at += literal.length;
      return String(value);
    } catch {
      throw new DrawFault('not-json', path, literal.slice(0, MAX_TOKEN));
    }
  }

  #closingQuote(): number {
    let at = this.#text.indexOf('"', this.#at + 1);
    while (at >= 0 && this.#escaped(at)) at = this.#text.indexOf('"', at + 1);
    if (at < 0) throw this.#broken();
    return at;
  }

  /** A quote is escaped when an odd number of backslashes stands before it. */
  #escaped(quote: number): boolean {
    let first = quote;
    while (this.#text[first - 1] === '\\') first -= 1;
    return (quote - first) % 2 === 1;
  }

  #integer(path: string): number {
    NUMBER.lastIndex = this.#at;
    const token = NUMBER.exec(this.#text)?.[0];
    if (!token) throw this.#broken();
    const value = Number(token);
    if (!/^(0|-?[1-9][0-9]*)$/.test(token) || !Number.isSafeInteger(value)) {
      throw new DrawFault('not-an-integer', path, token.slice(0, MAX_TOKEN));
    }
    this.#at += token.length;
    return value;
  }

  #takes(mark: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #broken(): DrawFault {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    const found = this.#text.slice(this.#at, this.#at + MAX_TOKEN).split('\n')[0] ?? '';
    return new DrawFault('not-json', `:${line}`, found);
  }
}

const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?[0-9][0-9.eE+-]*/y;
