/** 查询: what is looked up, how far one has turned the pages, and the grams by which a part of a name is found. */
import { Refusal } from './refusal.ts';

export const LOOKUP_KINDS = ['enterprise', 'person', 'item', 'due'] as const;
export type LookupKind = (typeof LOOKUP_KINDS)[number];
/** A card of results: its buttons carry this, so nothing is kept of who looked up what. */
export type Lookup = { readonly kind: LookupKind; readonly page: number; readonly query: string };

/** so many characters are looked for: the head of a long name finds it too */
const LONGEST = 20;
/** rows of a page */
export const PAGE = 5;

/** As names are compared: full width and half width, capitals and small letters are the same. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}

export function queryOf(text: string): string {
  return [...foldText(text)].slice(0, LONGEST).join('').trim();
}

/** Each of them has to be in the name. */
export function wordsOf(query: string): string[] {
  return query.split(' ').filter((word) => word !== '');
}

/** Runs of `least` to `most` characters, once each: what the index holds of a name. */
export function gramsOf(word: string, least: number, most: number): string[] {
  const chars = [...word];
  const grams = new Set<string>();
  for (let n = least; n <= most; n++)
    for (let i = 0; i + n <= chars.length; i++) grams.add(chars.slice(i, i + n).join(''));
  return [...grams];
}

/** For a button: 「enterprise-2-…」. */
export function lookupId({ kind, page, query }: Lookup): string {
  return `${kind}-${page}-${encodeURIComponent(query)}`;
}

export function readLookup(id: string): Lookup {
  const [, kind, page, rest = ''] = /^([a-z]+)-(\d{1,3})-(.*)$/.exec(id) ?? [];
  const known = LOOKUP_KINDS.find((each) => each === kind);
  if (!known) throw new Refusal('stale');
  try {
    return { kind: known, page: Number(page), query: queryOf(decodeURIComponent(rest)) };
  } catch {
    throw new Refusal('stale');
  }
}

/** The page that is there, if another is asked for. */
export function pageOf<T>(rows: readonly T[], page: number) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const shown = Math.min(Math.max(page, 1), pages);
  return { page: shown, pages, rows: rows.slice((shown - 1) * PAGE, shown * PAGE) };
}
