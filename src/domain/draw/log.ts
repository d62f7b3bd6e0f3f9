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
