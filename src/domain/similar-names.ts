/**
 * 疑似重复: names of two enterprises that may be one: the same but for 有限公司 and 有限责任公司, brackets, spaces and
 * wide letters, or one character apart. Shown to whoever imports, and never decided by us.
 */
import { normaliseText } from './numerals.ts';

/** What a name is besides its form: without brackets, spaces, marks and 有限责任公司. */
export function plainName(name: string): string {
  return normaliseText(name)
    .replace(/[\s()（）[\]【】「」“”"'·.,，、\-—_/]/g, '')
    .replace(/(?:股份)?(?:有限责任|有限)?公司/g, '')
    .toUpperCase();
}

/** shorter names differ by a character for good reason */
const SHORTEST = 5;
/** so many neighbours in the order of names are looked at */
const NEIGHBOURS = 4;

export type Named = { readonly name: string; readonly creditCode: string };
export type Alike<A, B> = { readonly one: A; readonly other: A | B; readonly why: 'same' | 'near' };

/**
 * Pairs of names that are alike, each new one with what is there or with another new one. Names are put in order,
 * forwards and backwards, so that what differs in one place stands side by side in one of the two.
 */
export function alikeNames<A extends Named, B extends Named>(
  fresh: readonly A[],
  known: readonly B[],
  most = Number.POSITIVE_INFINITY,
): Alike<A, B>[] {
  if (fresh.length === 0) return [];
  const all = [...fresh, ...known];
  const plain = all.map(({ name }) => plainName(name));
  const found = new Map<string, Alike<A, B>>();
  for (const compare of [forwards, backwards]) {
    const order = Uint32Array.from(plain.keys()).sort((a, b) => compare(plain[a]!, plain[b]!));
    for (let i = 0; i < order.length && found.size < most; i += 1)
      for (let j = i + 1; j < order.length && isNeighbour(plain, order, i, j); j += 1) {
        const [a, b] = [Math.min(order[i]!, order[j]!), Math.max(order[i]!, order[j]!)];
        const why = a < fresh.length && alike(all[a]!, all[b]!, plain[a]!, plain[b]!);
        if (why) found.set(`${a} ${b}`, { one: all[a] as A, other: all[b]!, why });
      }
  }
  return [...found.values()].slice(0, most);
}

/** The next few, and however many have the very same text. */
function isNeighbour(texts: readonly string[], order: Uint32Array, i: number, j: number): boolean {
  return j - i <= NEIGHBOURS || (j - i <= NEIGHBOURS * 10 && texts[order[i]!] === texts[order[j]!]);
}

function alike(one: Named, other: Named, a: string, b: string): 'same' | 'near' | undefined {
  if (one.creditCode === other.creditCode) return undefined;
  if (a === b) return 'same';
  if (Math.min(a.length, b.length) < SHORTEST || !isOneApart(a, b)) return undefined;
  return areNumbered(a, b) ? undefined : 'near';
}

/** One character put in, left out or exchanged, or two neighbours that changed places. */
export function isOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const rest = (text: string, by: number) => text.slice(from + by);
  if (short.length < long.length) return rest(short, 0) === rest(long, 1);
  if (rest(short, 1) === rest(long, 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, 2) === rest(long, 2);
}

const NUMBER = /[\d一二三四五六七八九十东西南北A-Z]/g;

/** 第一分公司 and 第二分公司, 东厂 and 西厂: what sets them apart is meant to. */
function areNumbered(a: string, b: string): boolean {
  return a.replace(NUMBER, '') === b.replace(NUMBER, '');
}

function forwards(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As if both were written backwards. */
function backwards(a: string, b: string): number {
  for (let i = 1; i <= a.length && i <= b.length; i += 1) {
    const apart = a.charCodeAt(a.length - i) - b.charCodeAt(b.length - i);
    if (apart !== 0) return apart;
  }
  return a.length - b.length;
}
