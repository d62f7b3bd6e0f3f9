import { canonical } from './canonical.ts';
import { digest } from './hash.ts';

/** h[-1] (ssd-1 §1): the head of an empty log 日志. */
export const LOG_START = '0'.repeat(64);

/** One entry of the installation's log 日志; ts is ISO in UTC with milliseconds. */
export interface LogEntry {
  readonly n: number;
  readonly prev: string;
  readonly ts: string;
  readonly type: string;
  readonly no: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An entry as it was written: with its own h[n]. */
export interface LoggedEntry extends LogEntry {
  readonly hash: string;
}

/** h[n] with the exact text that was hashed; the text is kept as it is, never as jsonb. */
export function logHash(entry: LogEntry): { readonly text: string; readonly hash: string } {
  const { n, prev, ts, type, no, body } = entry;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(ts))
    throw new TypeError('ts: ISO in UTC with milliseconds');
  if (!/^[0-9a-f]{64}$/.test(prev)) throw new TypeError('prev: a lower-case hex digest');
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError('n: a whole number from 0');
  const text = canonical({ n, prev, ts, type, no, body });
  return { text, hash: digest('ssd-1/log', text) };
}

/** What is wrong with an entry: it can't be hashed, was changed, does not follow, or leaves a gap. */
export type LogFault = {
  readonly n: number;
  readonly why: 'malformed' | 'hash' | 'order' | 'gap' | 'prev';
};

/** Where an audit stands: the entry that was last, or the empty log. */
export type LogHead = { readonly n: number; readonly hash: string };
export const EMPTY_LOG: LogHead = { n: -1, hash: LOG_START };

/**
 * The head once this entry is added, or what is wrong with it. `whole`: no entry may be left out between the two.
 * The order is that of n and of the links alone (ssd-1 §1): ts is what the clock of the writing replica said, and
 * clocks differ.
 */
export function follow(head: LogHead, entry: LoggedEntry, whole: boolean): LogHead | LogFault {
  const { n, prev, hash } = entry;
  const computed = hashOf(entry);
  if (computed === undefined) return { n, why: 'malformed' };
  if (computed !== hash) return { n, why: 'hash' };
  if (n <= head.n) return { n, why: 'order' };
  if (n > head.n + 1) return whole ? { n, why: 'gap' } : { n, hash };
  return prev === head.hash ? { n, hash } : { n, why: 'prev' };
}

function hashOf(entry: LoggedEntry): string | undefined {
  try {
    return logHash(entry).hash;
  } catch {
    return undefined;
  }
}

/** Audits a whole log 日志, entry by entry from the first one; names the first bad entry or returns the head. */
export function auditLog(entries: Iterable<LoggedEntry>, from: LogHead = EMPTY_LOG): LogHead | LogFault {
  let head = from;
  for (const entry of entries) {
    const next = follow(head, entry, true);
    if ('why' in next) return next;
    head = next;
  }
  return head;
}
