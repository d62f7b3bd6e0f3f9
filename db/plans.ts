/** 年度抽查计划: the versions of a plan and where they stand. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { plans } from './schema.ts';

export type Plan = typeof plans.$inferSelect;

/** All versions of the plan of a section, or of the bureau, for a year. */
export const planVersions = (bureauId: number, sectionId: number | null, year: number) =>
  and(
    eq(plans.bureauId, bureauId),
    eq(plans.year, year),
    sectionId === null ? isNull(plans.sectionId) : eq(plans.sectionId, sectionId),
  );
const IN_MAKING: Plan['state'][] = ['draft', 'open', 'returned'];

/** The approved version and the one in the making, of a section or of the bureau. */
export async function plansOf(tx: Tx, bureauId: number, sectionId: number | null, year: number) {
  const rows = await tx
    .select()
    .from(plans)
    .where(and(planVersions(bureauId, sectionId, year), inArray(plans.state, ['approved', ...IN_MAKING])));
  return {
    approved: rows.find(({ state }) => state === 'approved'),
    making: rows.find(({ state }) => state !== 'approved'),
  };
}

export async function planById(tx: Tx, id: number): Promise<Plan | undefined> {
  const [row] = await tx.select().from(plans).where(eq(plans.id, id));
  return row;
}

/** The plan, held until the transaction ends. */
export async function lockPlan(tx: Tx, id: number): Promise<Plan | undefined> {
  const [row] = await tx.select().from(plans).where(eq(plans.id, id)).for('update');
  return row;
}

/** A new version; undefined when one is in the making already. */
export async function insertPlan(
  tx: Tx,
  row: Omit<typeof plans.$inferInsert, 'version' | 'state'>,
): Promise<Plan | undefined> {
  const [last] = await tx
    .select({ version: plans.version })
    .from(plans)
    .where(planVersions(row.bureauId, row.sectionId ?? null, row.year))
    .orderBy(desc(plans.version))
    .limit(1);
  const [made] = await tx
    .insert(plans)
    .values({ ...row, version: (last?.version ?? 0) + 1, state: 'draft' })
    .onConflictDoNothing()
    .returning();
  return made;
}

export async function updatePlan(tx: Tx, id: number, set: Partial<typeof plans.$inferInsert>): Promise<Plan> {
  const [row] = await tx.update(plans).set(set).where(eq(plans.id, id)).returning();
  return row!;
}

/** Plans of a bureau and year that are approved or in the making. */
export async function plansOfYear(tx: Tx, bureauId: number, year: number): Promise<Plan[]> {
  return tx
    .select()
    .from(plans)
    .where(
      and(
        eq(plans.bureauId, bureauId),
        eq(plans.year, year),
        inArray(plans.state, ['approved', ...IN_MAKING]),
      ),
    )
    .orderBy(asc(plans.id));
}

/** Versions that were begun at an instant. */
export async function plansMadeAt(tx: Tx, bureauId: number, at: Date): Promise<Plan[]> {
  return tx
    .select()
    .from(plans)
    .where(and(eq(plans.bureauId, bureauId), eq(plans.madeAt, at)));
}

/** Of these versions those that may still be changed 编制中, 已退回. */
export async function openToChange(tx: Tx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: plans.id })
    .from(plans)
    .where(and(inArray(plans.id, [...ids]), inArray(plans.state, ['draft', 'returned'])));
  return new Set(rows.map(({ id }) => id));
}

/** Plans that wait for a decision. */
export async function openPlans(tx: Tx, bureauId: number): Promise<Plan[]> {
  return tx
    .select()
    .from(plans)
    .where(and(eq(plans.bureauId, bureauId), eq(plans.state, 'open')))
    .orderBy(asc(plans.id));
}

const toRemind = (bureauId: number) =>
  and(eq(plans.bureauId, bureauId), eq(plans.state, 'open'), isNotNull(plans.remindAt));

/** Plans whose reminder is due, held, so that one replica reminds. */
export async function duePlans(tx: Tx, bureauId: number, now: Date): Promise<Plan[]> {
  return tx
    .select()
    .from(plans)
    .where(and(toRemind(bureauId), lte(plans.remindAt, now)))
    .orderBy(asc(plans.id))
    .for('update', { skipLocked: true });
}

export async function nextPlanReminder(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: plans.remindAt })
    .from(plans)
    .where(toRemind(bureauId))
    .orderBy(asc(plans.remindAt))
    .limit(1);
  return row?.at ?? undefined;
}
