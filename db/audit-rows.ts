/** What an audit reads: everything in one snapshot, the long tables row by row. */
import type { TransactionSql } from 'postgres';
import type { JournalLink, JournalRow } from '../src/domain/journal-chain.ts';
import { client, type Target } from './client.ts';

/** so many rows of a long table are held at once */
const BATCH = 1000;

/** One snapshot of the whole database, which others may go on changing. */
export type Snapshot = TransactionSql;

/** A row that could not be joined lacks one of the two; it may be waiting for its link. */
export type JournalPair = {
  readonly link?: JournalLink;
  readonly row?: JournalRow;
  readonly waits: boolean;
};
export type LogRow = {
  readonly n: number;
  readonly bureauId: number;
  readonly ts: string;
  readonly type: string;
  readonly no: string;
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
};
export type FrozenRow = {
  readonly id: number;
  readonly kind: 'formal' | 'drill';
  readonly seriesId: number;
  readonly secretNo: number;
  readonly from: string;
  readonly to: string;
  readonly freeze: string;
  readonly freezeDigest: string | null;
  readonly units: string | null;
  readonly persons: string | null;
  readonly pairs: string | null;
  readonly salts: { readonly units: string; readonly people: string; readonly pairs: string } | null;
};
export type DrawState = {
  readonly id: number;
  readonly bureauId: number;
  readonly no: string;
  readonly origin: 'ssd-1' | 'province';
  readonly kind: 'formal' | 'drill';
  readonly ordinal: number;
  readonly state: 'open' | 'drawn' | 'published' | 'void';
  readonly seriesId: number | null;
  readonly secretNo: number | null;
  readonly recordDigest: string | null;
  readonly isPublished: boolean;
};

/** Reads in one snapshot, with as much time as it takes. */
export async function inSnapshot<T>(target: Target, work: (tx: Snapshot) => Promise<T>): Promise<T> {
  const sql = client(target, { max: 1, patience: { statement: 0, lock: 15_000 } });
  try {
    return (await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local idle_in_transaction_session_timeout = 0`;
      return work(tx);
    })) as T;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Takes up into the chain what waits for it. */
export async function sealWaiting(target: Target): Promise<void> {
  const sql = client(target, { max: 1 });
  await sql`select seal_journal()`.finally(() => sql.end({ timeout: 5 }));
}

/** The journal in the order of its chain; rows without a link come last. */
export async function* journalPairs(tx: Snapshot): AsyncGenerator<JournalPair> {
  const batches = tx<
    (JournalRow & JournalLink & { rowId: number | null; journalId: number | null; waits: boolean })[]
  >`
    select c.n::float8 as n, c.journal_id::float8 as "journalId", c.text, c.hash,
      j.id::float8 as "rowId", j.bureau_id as bureau, j.actor_id as actor, j.act, j.subject,
      to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, j.detail::text as detail, j.event,
      exists (select from journal_waiting w where w.journal_id = j.id) as waits
    from journal_chain c full join journal j on j.id = c.journal_id
    order by c.n nulls last, j.id`.cursor(BATCH);
  for await (const batch of batches)
    for (const { n, journalId, text, hash, rowId, waits, ...rest } of batch) {
      const { bureau, at, actor, act, subject, detail, event } = rest;
      yield {
        waits,
        ...(journalId !== null && { link: { n, journalId, text, hash } }),
        ...(rowId !== null && { row: { id: rowId, bureau, at, actor, act, subject, detail, event } }),
      };
    }
}

export async function* logRows(tx: Snapshot): AsyncGenerator<LogRow> {
  const batches = tx<LogRow[]>`
    select n::float8 as n, bureau_id as "bureauId", ts, type, no, body, prev, hash
    from draw_log order by n`.cursor(BATCH);
  for await (const batch of batches) yield* batch;
}

/** A draw of our own as it was frozen. */
export async function frozenRow(tx: Snapshot, bureauId: number, no: string): Promise<FrozenRow | undefined> {
  const [row] = await tx<FrozenRow[]>`
    select id, kind, series_id as "seriesId", secret_no as "secretNo", from_day::text as "from", to_day::text as "to",
      "freeze", freeze_digest as "freezeDigest", units, persons, pairs, salts
    from draws where bureau_id = ${bureauId} and no = ${no} and origin = 'ssd-1'`;
  return row;
}

/** The record of a draw in all its versions: as it was before each correction 更正, and as it is. */
export async function versionsOf(tx: Snapshot, drawId: number): Promise<string[]> {
  const rows = await tx<{ record: string }[]>`
    select record from (
      select log_n as n, record from draw_versions where draw_id = ${drawId}
      union all select 'infinity'::float8, record from draws where id = ${drawId} and record is not null
    ) v order by n`;
  return rows.map(({ record }) => record);
}

/** Whether the visits stayed as they were when an entry of the log corrected the result; undefined: no version says so. */
export async function visitsStay(tx: Snapshot, drawId: number, n: number): Promise<boolean | undefined> {
  const [row] = await tx<{ stays: boolean }[]>`
    select visits_stay as stays from draw_versions where draw_id = ${drawId} and log_n = ${n}`;
  return row?.stays;
}

export async function seriesRow(tx: Snapshot, id: number) {
  const [row] = await tx<{ id: number; bureauId: number; kind: string; anchor: string; length: number }[]>`
    select id, bureau_id as "bureauId", kind, anchor, length from draw_series where id = ${id}`;
  return row;
}

/** Who was named and what each sent, in the frozen order. */
export async function witnessesOfDraw(tx: Snapshot, drawId: number) {
  return tx<{ code: string; value: string | null; messageId: string | null; sentAt: Date | null }[]>`
    select p.code, w.value, w.message_id as "messageId", w.sent_at as "sentAt"
    from draw_witnesses w join people p on p.id = w.person_id
    where w.draw_id = ${drawId} order by w.position`;
}

/** All draws in the order of their numbers, for each bureau, origin and kind. */
export async function drawStates(tx: Snapshot): Promise<readonly DrawState[]> {
  return tx<DrawState[]>`
    select id, bureau_id as "bureauId", no, origin, kind, ordinal, state, series_id as "seriesId",
      secret_no as "secretNo", record_digest as "recordDigest", published_at is not null as "isPublished"
    from draws order by bureau_id, origin, kind, ordinal`;
}

/** The tasks of a draw with who is to visit, as public codes. */
export async function teamsOfDraw(tx: Snapshot, drawId: number) {
  return tx<{ task: number; unit: string; stopped: boolean; people: string[] }[]>`
    select t.id as task, e.code as unit, t.state = 'stopped' as stopped, array(
      select p.code from task_members m join people p on p.id = m.person_id
      where m.task_id = t.id order by p.code collate "C") as people
    from tasks t join enterprises e on e.id = t.enterprise_id
    where t.draw_id = ${drawId} order by t.id`;
}
