import { DrawFault } from './fault.ts';

/** What a form may be built of: the part of regular expressions on which all languages agree. */
export type FormNode =
  | { readonly is: 'char'; readonly accepts: (char: string) => boolean }
  | { readonly is: 'start' | 'end' }
  | { readonly is: 'all' | 'any'; readonly parts: readonly FormNode[] }
  | { readonly is: 'repeat'; readonly part: FormNode; readonly min: number; readonly max: number };

const MAX_FORM = 500;

/**
 * The form 格式 of a beacon (ssd-1 §1): characters, `.`, classes, \d \w \s, \xHH \uHHHH, groups, alternatives,
 * * + ? {n,m}, ^ and $. Look-arounds, back references and flags are refused, since readers of a record would differ
 * on them.
 */
export function parseForm(form: string): FormNode {
  if (form.length > MAX_FORM) throw new DrawFault('bad-form', 'freeze.beacon.form');
  return new FormParser(form).whole();
}

class FormParser {
  readonly #form: string;
  #at = 0;

  constructor(form: string) {
    this.#form = form;
  }

  whole(): FormNode {
    const node = this.#choice();
    if (this.#at < this.#form.length) throw this.#bad();
    return node;
  }

  #choice(): FormNode {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 ? parts[0]! : { is: 'any', parts };
  }

  #sequence(): FormNode {
    const parts: FormNode[] = [];
    while (this.#at < this.#form.length && !'|)'.includes(this.#form[this.#at]!))
      parts.push(this.#repeated());
    return { is: 'all', parts };
  }

  #repeated(): FormNode {
    const part = this.#atom();
    const range = this.#range();
    if (!range) return part;
    this.#takes('?');
    if (this.#at < this.#form.length && '*+?{'.includes(this.#form[this.#at]!)) throw this.#bad();
    return { is: 'repeat', part, ...range };
  }

  #range(): { min: number; max: number } | undefined {
    if (this.#takes('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#takes('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#takes('?')) return { min: 0, max: 1 };
    if (this.#form[this.#at] !== '{') return undefined;
    const counts = /^\{(\d{1,5})(,(\d{0,5}))?\}/.exec(this.#form.slice(this.#at));
    if (!counts) throw this.#bad();
    this.#at += counts[0].length;
    const min = Number(counts[1]);
    const max = !counts[2] ? min : counts[3] ? Number(counts[3]) : Number.POSITIVE_INFINITY;
    if (max < min) throw this.#bad();
    return { min, max };
  }

  #atom(): FormNode {
    const char = this.#next();
    if (char === '(') return this.#group();
    if (char === '[') return { is: 'char', accepts: this.#class() };
    if (char === '^') return { is: 'start' };
    if (char === '$') return { is: 'end' };
    if (char === '.') return { is: 'char', accepts: (c) => c !== '\n' };
    if (char === '\\') return { is: 'char', accepts: this.#escape() };
    if ('*+?{})]'.includes(char)) throw this.#bad();
    return { is: 'char', accepts: (c) => c === char };
  }

  #group(): FormNode {
    if (this.#takes('?') && !this.#takes(':')) throw this.#bad();
    const node = this.#choice();
    if (!this.#takes(')')) throw this.#bad();
    return node;
  }

  #escape(): (char: string) => boolean {
    const one = this.#escaped();
    return typeof one === 'string' ? (c) => c === one : (c) => one.test(c);
  }

  /** After a backslash: a set such as \d, or the one character that is meant. */
  #escaped(): RegExp | string {
    const char = this.#next();
    const set = SETS[char];
    if (set) return set;
    if (char === 'x') return this.#coded(/^[0-9A-Fa-f]{2}/);
    if (char === 'u') return this.#coded(/^[0-9A-Fa-f]{4}/);
    if (/[A-Za-z0-9]/.test(char)) throw this.#bad();
    return char;
  }

  #coded(digits: RegExp): string {
    const hex = digits.exec(this.#form.slice(this.#at))?.[0];
    if (hex === undefined) throw this.#bad();
    this.#at += hex.length;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #class(): (char: string) => boolean {
    const negated = this.#takes('^');
    const tests: ((char: string) => boolean)[] = [];
    do {
      tests.push(this.#classItem());
    } while (!this.#takes(']'));
    return (c) => tests.some((test) => test(c)) !== negated;
  }

  #classItem(): (char: string) => boolean {
    if (']['.includes(this.#form[this.#at] ?? ']')) throw this.#bad();
    const low = this.#classEnd();
    const isRange = this.#form[this.#at] === '-' && this.#form[this.#at + 1] !== ']';
    if (typeof low !== 'string') {
      if (isRange) throw this.#bad();
      return (c) => low.test(c);
    }
    if (!isRange) return (c) => c === low;
    this.#at += 1;
    const high = this.#classEnd();
    if (typeof high !== 'string' || high < low) throw this.#bad();
    return (c) => c >= low && c <= high;
  }

  #classEnd(): RegExp | string {
    return this.#takes('\\') ? this.#escaped() : this.#next();
  }

  #next(): string {
    const char = this.#form[this.#at];
    if (char === undefined) throw this.#bad();
    this.#at += 1;
    return char;
  }

  #takes(mark: string): boolean {
    if (this.#form[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #bad(): DrawFault {
    return new DrawFault('bad-form', 'freeze.beacon.form', this.#form.slice(this.#at, this.#at + 20));
  }
}

/** ASCII throughout: what else is a space or a digit differs from language to language. */
const SETS: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[A-Za-z0-9_]/,
  W: /[^A-Za-z0-9_]/,
  s: /[ \t\n\r\f\v]/,
  S: /[^ \t\n\r\f\v]/,
  t: /\t/,
};
