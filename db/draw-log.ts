/** The log of all draws (draw.md §1, §4): one for the installation, each entry bound to the one before. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { LOG_START, type LoggedEntry, logHash } from '../src/domain/draw/log.ts';
import { type LogBodies, type LogType, readBody } from '../src/domain/draw/log-bodies.ts';
import type { Tx } from './connect.ts';
import { drawLog } from './schema.ts';

/** The head, with the log held until the transaction ends, so that what is built on it stays true. */
export async function lockHead(tx: Tx): Promise<{ n: number; hash: string }> {
  await tx.execute(sql`select pg_advisory_xact_lock(20260310, 1)`);
  const [head] = await tx
    .select({ n: drawLog.n, hash: drawLog.hash })
    .from(drawLog)
    .orderBy(desc(drawLog.n))
    .limit(1);
  return head ?? { n: -1, hash: LOG_START };
}

/** Adds an entry; returns the new head. */
export async function appendLog(
  tx: Tx,
  bureauId: number,
  now: Date,
  entry: { type: LogType; no: string; body: Readonly<Record<string, unknown>> },
): Promise<string> {
  const head = await lockHead(tx);
  const n = head.n + 1;
  const ts = now.toISOString();
  const { text, hash } = logHash({ n, prev: head.hash, ts, ...entry });
  const body = JSON.stringify((JSON.parse(text) as { body: unknown }).body);
  await tx
    .insert(drawLog)
    .values({ n, bureauId, ts, type: entry.type, no: entry.no, body, prev: head.hash, hash });
  return hash;
}

/** The head right after a draw's entry of this type. */
export async function headAt(
  tx: Tx,
  bureauId: number,
  no: string,
  type: LogType,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ hash: drawLog.hash })
    .from(drawLog)
    .where(and(eq(drawLog.bureauId, bureauId), eq(drawLog.no, no), eq(drawLog.type, type)))
    .orderBy(desc(drawLog.n))
    .limit(1);
  return row?.hash;
}

/** What a draw's newest entry of this type says. */
export async function bodyOf<T extends LogType>(
  tx: Tx,
  bureauId: number,
  no: string,
  type: T,
): Promise<LogBodies[T] | undefined> {
  const [row] = await tx
    .select({ body: drawLog.body })
    .from(drawLog)
    .where(and(eq(drawLog.bureauId, bureauId), eq(drawLog.no, no), eq(drawLog.type, type)))
    .orderBy(desc(drawLog.n))
    .limit(1);
  return row && readBody(type, JSON.parse(row.body));
}

/** All entries of a draw, in order, as they were hashed. */
export async function entriesOf(tx: Tx, bureauId: number, no: string): Promise<LoggedEntry[]> {
  const rows = await tx
    .select()
    .from(drawLog)
    .where(and(eq(drawLog.bureauId, bureauId), eq(drawLog.no, no)))
    .orderBy(asc(drawLog.n));
  return rows
    .filter(({ type }) => type !== 'SERIES' && type !== 'END')
    .map(({ n, prev, ts, type, no, body, hash }) => ({
      n,
      prev,
      ts,
      type,
      no,
      body: JSON.parse(body),
      hash,
    }));
}

/** When a series began, by the log. */
export async function seriesBegan(tx: Tx, bureauId: number, seriesId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ ts: drawLog.ts })
    .from(drawLog)
    .where(
      and(
        eq(drawLog.bureauId, bureauId),
        eq(drawLog.type, 'SERIES'),
        sql`(${drawLog.body}::jsonb ->> 'series')::int = ${seriesId}`,
      ),
    );
  return row && new Date(row.ts);
}
