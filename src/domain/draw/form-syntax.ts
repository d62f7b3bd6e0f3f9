import { DrawFault } from './fault.ts';

/** What a form may be built of: the part of regular expressions on which all languages agree. */
export type FormNode =
  | { readonly is: 'char'; readonly accepts: (char: string) => boolean }
  | { readonly is: 'start' | 'end' }
  | { readonly is: 'all' | 'any'; readonly parts: readonly FormNode[] }
  | { readonly is: 'repeat'; readonly part: FormNode; readonly min: number; readonly max: number };

const MAX_FORM = 500;

/**
 * The form 格式 of a beacon (ssd-1 §1): characters, `.`, classes, \d \w \s, groups, alternatives, * + ? {n,m},
 * ^ and $. Look-arounds, back references and flags are refused, since readers of a record would differ on them.
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
    if (char === '.') return { is: 'char', accepts: (c) => !'\n\r\u2028\u2029'.includes(c) };
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
    const char = this.#next();
    const known = ESCAPES[char];
    if (known) return (c) => known.test(c);
    if (/[A-Za-z0-9]/.test(char)) throw this.#bad();
    return (c) => c === char;
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
    const low = this.#next();
    if (low === '\\') return this.#escape();
    if (low === ']' || low === '[') throw this.#bad();
    if (this.#form[this.#at] !== '-' || this.#form[this.#at + 1] === ']') return (c) => c === low;
    this.#at += 1;
    const high = this.#next();
    if (high === '\\' || high < low) throw this.#bad();
    return (c) => c >= low && c <= high;
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

const ESCAPES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[A-Za-z0-9_]/,
  W: /[^A-Za-z0-9_]/,
  s: /\s/,
  S: /\S/,
  t: /\t/,
};
