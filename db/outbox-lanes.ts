/** 发件: whoever leases the first row of a lane may send it, and says what came of it. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import type { Row } from './outbox-rows.ts';
import { outbox } from './schema.ts';

const waiting = and(isNull(outbox.doneAt), isNull(outbox.deadAt));

type Lease = { readonly limit: number; readonly seconds: number; readonly now: Date };

/**
 * Leases the first row of each free lane, at most `limit`. Leases run on the database's clock. It goes from lane to
 * lane along the index: a lane with a thousand rows costs no more than one with one.
 */
export async function lease(db: Db, bureauId: number, { limit, seconds, now }: Lease): Promise<Row[]> {
  const first = (after: SQL) => sql`
    select lane, id from outbox
    where done_at is null and dead_at is null and bureau_id = ${bureauId} ${after} order by lane, id limit 1`;
  const rows = await db
    .update(outbox)
    .set({
      leasedUntil: sql`clock_timestamp() + make_interval(secs => ${seconds})`,
      attempts: sql`${outbox.attempts} + 1`,
      unsureSince: sql`coalesce(${outbox.unsureSince}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      sql`${outbox.id} in (
        with recursive heads as (
          (${first(sql``)})
          union all
          select next.lane, next.id from heads, lateral (${first(sql`and lane > heads.lane`)}) as next)
        select o.id from heads join outbox o on o.id = heads.id
        where o.done_at is null and o.dead_at is null and o.next_at <= clock_timestamp()
          and (o.leased_until is null or o.leased_until < clock_timestamp())
        order by o.id limit ${limit} for update of o skip locked)`,
    )
    .returning();
  return rows.sort((a, b) => a.id - b.id) as Row[];
}

/** The delivery is still under way. */
export async function renewLease(db: Db, id: number, seconds: number): Promise<void> {
  await db
    .update(outbox)
    .set({ leasedUntil: sql`clock_timestamp() + make_interval(secs => ${seconds})` })
    .where(sql`${outbox.id} = ${id} and ${outbox.leasedUntil} is not null`);
}

/**
 * It went out. With it arrived what had been noted as undelivered: the row itself, or an older content of its card.
 * Returns whether there was such a note.
 */
export async function markDone(db: Db | Tx, id: number, now: Date, messageId?: string): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const settled = await db.execute(sql`
    with done as (
      update outbox set done_at = ${at}, leased_until = null, error = null,
        message_id = coalesce(${messageId ?? null}, message_id)
      where id = ${id} returning bureau_id, id, payload)
    update undelivered as u set state = 'arrived', settled_at = ${at}, news = true
    from done as d, outbox as o
    where u.bureau_id = d.bureau_id and u.state in ('waits', 'ended', 'resent') and o.id = u.outbox_id
      and (o.id = d.id or (d.payload->>'is' = 'card' and o.payload->>'is' = 'card'
        and o.payload->>'thing' = d.payload->>'thing' and o.payload->>'to' = d.payload->>'to'))
    returning u.outbox_id`);
  return settled.length > 0;
}

type Retry = { readonly inMs: number; readonly error: string; readonly unsure: boolean };

/** Again later. `unsure`: this attempt may have had its effect all the same. */
export async function markRetry(db: Db | Tx, id: number, { inMs, error, unsure }: Retry): Promise<void> {
  await db
    .update(outbox)
    .set({
      leasedUntil: null,
      error,
      ...(!unsure && { unsureSince: null }),
      nextAt: sql`clock_timestamp() + make_interval(secs => ${inMs / 1000})`,
    })
    .where(eq(outbox.id, id));
}

/** The message may be there twice from now on. */
export async function markMaybeTwice(db: Db, id: number, now: Date): Promise<void> {
  await db.update(outbox).set({ maybeTwiceAt: now }).where(eq(outbox.id, id));
}

export async function markDead(db: Db | Tx, id: number, now: Date, error: string): Promise<void> {
  await db.update(outbox).set({ deadAt: now, leasedUntil: null, error }).where(eq(outbox.id, id));
}

/** What kept a lane back is over: its next row may go at once. */
export async function hurryLane(tx: Db | Tx, bureauId: number, lane: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ nextAt: sql`clock_timestamp()` })
    .where(and(eq(outbox.bureauId, bureauId), eq(outbox.lane, lane), waiting));
}

/** Rows that wait: not sent and not given up. */
export async function countWaiting(db: Db | Tx, bureauId: number): Promise<number> {
  return db.$count(outbox, and(eq(outbox.bureauId, bureauId), waiting));
}
