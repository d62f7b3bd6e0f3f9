/** 检查审批: requests, decisions, and who stands in for whom. */
import { and, asc, eq, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { approvals, draws, people, standIns } from './schema.ts';

export type Approval = typeof approvals.$inferSelect;

/** Enters a request; undefined when one is open for this draw. */
export async function insertApproval(
  tx: Tx,
  row: typeof approvals.$inferInsert,
): Promise<Approval | undefined> {
  const [made] = await tx.insert(approvals).values(row).onConflictDoNothing().returning();
  return made;
}

export async function approvalById(tx: Tx, id: number): Promise<Approval | undefined> {
  const [row] = await tx.select().from(approvals).where(eq(approvals.id, id));
  return row;
}

export async function updateApproval(
  tx: Tx,
  id: number,
  set: Partial<typeof approvals.$inferInsert>,
): Promise<Approval> {
  const [row] = await tx.update(approvals).set(set).where(eq(approvals.id, id)).returning();
  return row!;
}

/** Each time it was asked for, in order. */
export async function approvalsOf(tx: Tx, drawId: number): Promise<Approval[]> {
  return tx.select().from(approvals).where(eq(approvals.drawId, drawId)).orderBy(asc(approvals.id));
}

/** Requests of a bureau that wait for a decision. */
export async function openApprovals(tx: Tx, bureauId: number): Promise<Approval[]> {
  return tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.bureauId, bureauId), eq(approvals.state, 'open')))
    .orderBy(asc(approvals.id));
}

const toRemind = (bureauId: number) =>
  and(eq(approvals.bureauId, bureauId), eq(approvals.state, 'open'), isNotNull(approvals.remindAt));

/** Requests whose reminder is due, held, so that one replica reminds. */
export async function dueApprovals(tx: Tx, bureauId: number, now: Date): Promise<Approval[]> {
  return tx
    .select()
    .from(approvals)
    .where(and(toRemind(bureauId), lte(approvals.remindAt, now)))
    .orderBy(asc(approvals.id))
    .for('update', { skipLocked: true });
}

export async function nextApprovalReminder(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: approvals.remindAt })
    .from(approvals)
    .where(toRemind(bureauId))
    .orderBy(asc(approvals.remindAt))
    .limit(1);
  return row?.at ?? undefined;
}

/** Draws whose tasks are neither given out nor stopped, and those that wait for 补批. */
export async function drawsToApprove(tx: Tx, bureauId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: draws.id })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        sql`${draws.state} in ('drawn', 'published')`,
        or(
          and(isNull(draws.dispatchedAt), sql`${draws.approval} <> 'stopped'`),
          sql`exists (select 1 from approvals a where a.draw_id = ${draws.id} and a.state = 'open')`,
        ),
      ),
    )
    .orderBy(asc(draws.id));
  return rows.map(({ id }) => id);
}

/** Numbers of draws whose approval was returned, of one section where it is given; nothing waits for an answer. */
export async function drawsToSubmit(
  tx: Tx,
  bureauId: number,
  sectionId: number | undefined,
): Promise<string[]> {
  const last = sql`(select a.state from approvals a where a.draw_id = ${draws.id} order by a.id desc limit 1)`;
  const rows = await tx
    .select({ no: draws.no })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        sectionId === undefined ? undefined : eq(draws.sectionId, sectionId),
        sql`${draws.approval} in ('returned', 'urgent') and ${last} = 'returned'`,
      ),
    )
    .orderBy(asc(draws.id));
  return rows.map(({ no }) => no);
}

export type StandIn = typeof standIns.$inferSelect;

export async function insertStandIn(tx: Tx, row: typeof standIns.$inferInsert): Promise<StandIn> {
  const [made] = await tx.insert(standIns).values(row).returning();
  return made!;
}

/** 代理 of a bureau that runs on this day. */
export async function standInsOn(tx: Tx, bureauId: number, day: Day): Promise<StandIn[]> {
  return tx
    .select()
    .from(standIns)
    .where(
      and(
        eq(standIns.bureauId, bureauId),
        isNull(standIns.endedAt),
        lte(standIns.from, day),
        gte(standIns.to, day),
      ),
    )
    .orderBy(asc(standIns.id));
}

/** 代理 that somebody has named and that is not over. */
export async function standInsOf(tx: Tx, personId: number, today: Day) {
  return tx
    .select({ id: standIns.id, name: people.name, from: standIns.from, to: standIns.to })
    .from(standIns)
    .innerJoin(people, eq(people.id, standIns.standInId))
    .where(and(eq(standIns.personId, personId), isNull(standIns.endedAt), gte(standIns.to, today)))
    .orderBy(asc(standIns.from), asc(standIns.id));
}

/** All 代理 of 分管领导 that is not over: who stands in, and whose it is. */
export async function standInsToCome(tx: Tx, bureauId: number, today: Day) {
  const whose = sql<string>`(select p.name from people p where p.id = ${standIns.personId})`;
  return tx
    .select({ id: standIns.id, name: people.name, whose, from: standIns.from, to: standIns.to })
    .from(standIns)
    .innerJoin(people, eq(people.id, standIns.standInId))
    .where(and(eq(standIns.bureauId, bureauId), isNull(standIns.endedAt), gte(standIns.to, today)))
    .orderBy(asc(standIns.from), asc(standIns.id));
}

/** Whose a 代理 is, in this bureau. */
export async function standInById(tx: Tx, bureauId: number, id: number): Promise<StandIn | undefined> {
  const [row] = await tx
    .select()
    .from(standIns)
    .where(and(eq(standIns.bureauId, bureauId), eq(standIns.id, id)));
  return row;
}

/** Ends a 代理 of this person before its day; undefined when it is over or another's. */
export async function endStandIn(
  tx: Tx,
  id: number,
  personId: number,
  now: Date,
): Promise<StandIn | undefined> {
  const [row] = await tx
    .update(standIns)
    .set({ endedAt: now })
    .where(and(eq(standIns.id, id), eq(standIns.personId, personId), isNull(standIns.endedAt)))
    .returning();
  return row;
}

const turning = (bureauId: number) =>
  and(eq(standIns.bureauId, bureauId), isNull(standIns.endedAt), isNotNull(standIns.turnsOn));

/** The next day on which 代理 begins or is over. */
export async function nextTurn(tx: Tx, bureauId: number): Promise<Day | undefined> {
  const [row] = await tx
    .select({ day: standIns.turnsOn })
    .from(standIns)
    .where(turning(bureauId))
    .orderBy(asc(standIns.turnsOn))
    .limit(1);
  return row?.day ?? undefined;
}

/** Takes up each 代理 that has begun or is over by this day; says whether there was one. */
export async function takeTurns(tx: Tx, bureauId: number, today: Day): Promise<boolean> {
  const taken = await tx
    .update(standIns)
    .set({ turnsOn: sql`case when ${standIns.to} >= ${today} then ${standIns.to} + 1 end` })
    .where(and(turning(bureauId), lte(standIns.turnsOn, today)))
    .returning({ id: standIns.id });
  return taken.length > 0;
}
