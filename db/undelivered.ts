/** 未送达: what Feishu would not take, and what became of it. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { OPEN, UNDER_WAY } from '../src/domain/undelivered.ts';
import type { Db, Tx } from './connect.ts';
import { chats, outbox, people, undelivered } from './schema.ts';

type Note = Pick<
  typeof undelivered.$inferInsert,
  'outboxId' | 'bureauId' | 'kind' | 'what' | 'recipient' | 'reason' | 'state' | 'since'
>;

/** Notes it, or that it stands otherwise now. What somebody settled stays settled; the same again is no news. */
export async function noteUndelivered(db: Db | Tx, note: Note): Promise<void> {
  const { reason, state, since } = note;
  await db
    .insert(undelivered)
    .values(note)
    .onConflictDoUpdate({
      target: undelivered.outboxId,
      set: { reason, state, since, news: true },
      setWhere: sql`${undelivered.state} in ('waits', 'ended', 'resent')
        and (${undelivered.state} <> excluded.state or ${undelivered.reason} <> excluded.reason)`,
    });
}

/** An errand that was noted is over: whoever waited for it was answered. One that was never noted is no news. */
export async function noteAnswered(db: Db | Tx, outboxId: number, now: Date): Promise<void> {
  await db
    .update(undelivered)
    .set({ state: 'answered', settledAt: now, news: true })
    .where(and(eq(undelivered.outboxId, outboxId), inArray(undelivered.state, [...UNDER_WAY])));
}

const sender = alias(people, 'sender');
const settler = alias(people, 'settler');
const reader = alias(people, 'reader');

/** As the card shows it. `to` is a name; `behind` how many wait in its lane for it. */
const shown = {
  id: undelivered.outboxId,
  kind: undelivered.kind,
  what: undelivered.what,
  to: sql<string | null>`coalesce(${reader.name}, nullif(${chats.name}, ''))`,
  reason: undelivered.reason,
  state: undelivered.state,
  since: undelivered.since,
  resentBy: sender.name,
  resentAt: undelivered.resentAt,
  settledBy: settler.name,
  settledAt: undelivered.settledAt,
  behind: sql<number>`(select count(*) from outbox o where o.lane = ${outbox.lane} and o.id > ${outbox.id}
    and o.done_at is null and o.dead_at is null)::int`,
};

function select(tx: Tx) {
  return tx
    .select(shown)
    .from(undelivered)
    .innerJoin(outbox, eq(outbox.id, undelivered.outboxId))
    .leftJoin(reader, sql`${undelivered.recipient} = concat('person:', ${reader.id})`)
    .leftJoin(chats, sql`${undelivered.recipient} = concat('chat:', ${chats.chatId})`)
    .leftJoin(sender, eq(sender.id, undelivered.resentBy))
    .leftJoin(settler, eq(settler.id, undelivered.settledBy));
}

/** What is to be dealt with or on its way again, the oldest first. */
export async function undeliveredNow(tx: Tx, bureauId: number, limit: number) {
  return select(tx)
    .where(and(eq(undelivered.bureauId, bureauId), inArray(undelivered.state, [...UNDER_WAY])))
    .orderBy(asc(undelivered.outboxId))
    .limit(limit);
}

/** What was settled since then, the latest first. */
export async function settledSince(tx: Tx, bureauId: number, since: Date, limit: number) {
  return select(tx)
    .where(and(eq(undelivered.bureauId, bureauId), gt(undelivered.settledAt, since)))
    .orderBy(desc(undelivered.settledAt), desc(undelivered.outboxId))
    .limit(limit);
}

const isOpen = (bureauId: number) =>
  and(eq(undelivered.bureauId, bureauId), inArray(undelivered.state, [...OPEN]));

/** 待处理. */
export async function countUndelivered(tx: Tx, bureauId: number): Promise<number> {
  return tx.$count(undelivered, isOpen(bureauId));
}

/** Holds what is to be dealt with: one of them, or all. */
export async function lockUndelivered(tx: Tx, bureauId: number, id?: number): Promise<number[]> {
  const rows = await tx
    .select({ id: undelivered.outboxId })
    .from(undelivered)
    .where(and(isOpen(bureauId), id === undefined ? undefined : eq(undelivered.outboxId, id)))
    .orderBy(asc(undelivered.outboxId))
    .for('update');
  return rows.map((row) => row.id);
}

type Act = { readonly by: number; readonly at: Date };

/** 重新发送: at once, and then as often as a new message is tried. */
export async function resendRows(tx: Tx, ids: readonly number[], { by, at }: Act): Promise<void> {
  await tx
    .update(undelivered)
    .set({ state: 'resent', resentBy: by, resentAt: at, news: false })
    .where(inArray(undelivered.outboxId, [...ids]));
  await tx
    .update(outbox)
    .set({ deadAt: null, attempts: 0, nextAt: sql`clock_timestamp()` })
    .where(and(inArray(outbox.id, [...ids]), isNull(outbox.doneAt)));
}

/** 已另行通知. */
export async function settleRows(tx: Tx, ids: readonly number[], { by, at }: Act): Promise<void> {
  await tx
    .update(undelivered)
    .set({ state: 'told', settledBy: by, settledAt: at, news: false })
    .where(inArray(undelivered.outboxId, [...ids]));
}

/** What the card does not say yet: something to deal with, or an end. */
export async function newsOf(tx: Tx, bureauId: number): Promise<{ open: boolean; settled: boolean }> {
  const rows = await tx
    .select({ open: sql<boolean>`${undelivered.settledAt} is null` })
    .from(undelivered)
    .where(and(eq(undelivered.bureauId, bureauId), eq(undelivered.news, true)))
    .groupBy(sql`1`);
  return { open: rows.some(({ open }) => open), settled: rows.some(({ open }) => !open) };
}

/** For whoever is first: what is said now is no news any more. Returns whether there is something to deal with among it. */
export async function claimNews(
  tx: Tx,
  bureauId: number,
  which: 'all' | 'settled',
): Promise<'open' | 'settled' | 'none'> {
  const rows = await tx
    .update(undelivered)
    .set({ news: false })
    .where(
      and(
        eq(undelivered.bureauId, bureauId),
        eq(undelivered.news, true),
        which === 'settled' ? isSettled : undefined,
      ),
    )
    .returning({ state: undelivered.state });
  if (rows.length === 0) return 'none';
  return rows.some(({ state }) => state === 'waits' || state === 'ended') ? 'open' : 'settled';
}

const isSettled = isNotNull(undelivered.settledAt);
