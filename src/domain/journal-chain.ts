/**
 * 留痕 as a chain: the database writes down each row of the journal once more, with its place and the hash before
 * it, and hashes that text (the trigger in db/migrations). Whoever alters, removes, inserts or moves a row breaks it.
 */
import { digest } from './draw/hash.ts';

/** What the first link is bound to. */
export const JOURNAL_START = '0'.repeat(64);

/** A row of the journal; `at` in UTC with microseconds, `detail` as JSON text. */
export type JournalRow = {
  readonly id: number;
  readonly bureau: number;
  readonly at: string;
  readonly actor: number | null;
  readonly act: string;
  readonly subject: string | null;
  readonly detail: string | null;
  readonly event: string | null;
};
export type JournalLink = {
  readonly n: number;
  readonly journalId: number;
  readonly text: string;
  readonly hash: string;
};
export type JournalHead = { readonly n: number; readonly hash: string };
export type JournalFault = 'gap' | 'hash' | 'text' | 'prev' | 'row-missing' | 'row-differs';

export const EMPTY_JOURNAL: JournalHead = { n: -1, hash: JOURNAL_START };

/** The head after this link, or what is wrong with it. */
export function followJournal(
  head: JournalHead,
  link: JournalLink,
  row: JournalRow | undefined,
): JournalHead | JournalFault {
  if (link.n !== head.n + 1) return 'gap';
  if (digest('shuangsuiji/journal', link.text) !== link.hash) return 'hash';
  const said = readLink(link.text);
  if (!said || said.n !== link.n || said.id !== link.journalId) return 'text';
  if (said.prev !== head.hash) return 'prev';
  if (!row) return 'row-missing';
  if (!sameRow(said, row)) return 'row-differs';
  return { n: link.n, hash: link.hash };
}

function readLink(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function sameRow(said: Readonly<Record<string, unknown>>, row: JournalRow): boolean {
  const { detail, ...plain } = row;
  if (Object.entries(plain).some(([name, value]) => said[name] !== value)) return false;
  // both come from one jsonb value: its keys have one order
  return JSON.stringify(said.detail) === JSON.stringify(detail === null ? null : JSON.parse(detail));
}
