/** 年度抽查计划: versions, their lines, and what has come of each line. */
import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { PlanEntry, Pool } from '../src/domain/yearly-plan/entry.ts';
import type { Tx } from './connect.ts';
import { draws, enterprises, planEntries, plans, tasks } from './schema.ts';

export type Plan = typeof plans.$inferSelect;
export type Entry = PlanEntry & { readonly id: number; readonly planId: number };

const own = (bureauId: number, sectionId: number | null, year: number) =>
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
    .where(and(own(bureauId, sectionId, year), inArray(plans.state, ['approved', ...IN_MAKING])));
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
    .where(own(row.bureauId, row.sectionId ?? null, row.year))
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

const { bureauId: _, ...entryColumns } = getTableColumns(planEntries);

/** The lines of a version. */
export async function entriesOf(tx: Tx, planId: number): Promise<Entry[]> {
  return tx
    .select(entryColumns)
    .from(planEntries)
    .where(eq(planEntries.planId, planId))
    .orderBy(asc(planEntries.line));
}

export async function entryById(tx: Tx, id: number): Promise<Entry | undefined> {
  const [row] = await tx.select(entryColumns).from(planEntries).where(eq(planEntries.id, id));
  return row;
}

/** Puts lines into a version: those with the same number are brought up to date. */
export async function putEntries(
  tx: Tx,
  bureauId: number,
  planId: number,
  entries: readonly PlanEntry[],
): Promise<void> {
  for (const { line, item, basis, content, method, trades, type, amount, ...rest } of entries) {
    const { windows, teams, experts, partners, frequency, remark } = rest;
    const set = {
      item,
      basis,
      content,
      method,
      trades: [...trades],
      type,
      amount,
      windows: [...windows],
      teams,
      experts,
      partners,
      frequency,
      remark,
    };
    await tx
      .insert(planEntries)
      .values({ bureauId, planId, line, ...set })
      .onConflictDoUpdate({ target: [planEntries.planId, planEntries.line], set });
  }
}

export async function removeEntry(tx: Tx, id: number): Promise<void> {
  await tx.delete(planEntries).where(eq(planEntries.id, id));
}

/** The highest number that a line of this section and year ever had. */
export async function lastLine(
  tx: Tx,
  bureauId: number,
  sectionId: number | null,
  year: number,
): Promise<number> {
  const [row] = await tx
    .select({ line: sql<number>`coalesce(max(${planEntries.line}), 0)::int` })
    .from(planEntries)
    .innerJoin(plans, eq(plans.id, planEntries.planId))
    .where(own(bureauId, sectionId, year));
  return row?.line ?? 0;
}

export type LineCounts = { readonly drawn: number; readonly visited: number };

/** 已抽 and 已查 of each line, over all versions of the plan. */
export async function lineCounts(
  tx: Tx,
  { bureauId, sectionId, year }: Pick<Plan, 'bureauId' | 'sectionId' | 'year'>,
): Promise<Map<number, LineCounts>> {
  const rows = await tx
    .select({
      line: planEntries.line,
      drawn: sql<number>`count(*)::int`,
      visited: sql<number>`(count(*) filter (where ${tasks.visited} is not null))::int`,
    })
    .from(planEntries)
    .innerJoin(plans, eq(plans.id, planEntries.planId))
    .innerJoin(draws, eq(draws.planEntryId, planEntries.id))
    .innerJoin(tasks, eq(tasks.drawId, draws.id))
    .where(
      and(own(bureauId, sectionId, year), sql`${draws.state} <> 'void'`, sql`${tasks.state} <> 'stopped'`),
    )
    .groupBy(planEntries.line);
  return new Map(rows.map(({ line, ...counts }) => [line, counts]));
}

/** Draws of a year that are outside the plan 计划外. */
export async function temporaryDraws(
  tx: Tx,
  bureauId: number,
  sectionId: number,
  year: number,
): Promise<{ no: string; temporaryNo: string }[]> {
  const rows = await tx
    .select({ no: draws.no, temporaryNo: draws.temporaryNo })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        eq(draws.sectionId, sectionId),
        isNotNull(draws.temporaryNo),
        sql`${draws.state} <> 'void' and ${draws.from} between ${`${year}-01-01`} and ${`${year}-12-31`}`,
      ),
    )
    .orderBy(asc(draws.id));
  return rows.flatMap(({ no, temporaryNo }) => (temporaryNo === null ? [] : [{ no, temporaryNo }]));
}

/** 覆盖: enterprises of a section in operation and those visited this year, by class. */
export type ClassCounts = {
  readonly trade: string;
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly isKey: boolean;
  readonly pool: number;
  readonly visited: number;
};

export async function classCounts(
  tx: Tx,
  bureauId: number,
  sectionId: number | undefined,
  year: number,
): Promise<ClassCounts[]> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  return tx
    .select({
      trade: sql<string>`${enterprises.trades}[1]`,
      grade: enterprises.grade,
      isKey: enterprises.isKey,
      pool: sql<number>`count(*)::int`,
      visited: sql<number>`(count(*) filter (where ${enterprises.inspectedElsewhere} > 0
        or ${enterprises.lastInspected} between ${from} and ${to}
        or exists (select 1 from ${tasks} t where t.enterprise_id = ${enterprises.id}
          and t.visited_day between ${from} and ${to})))::int`,
    })
    .from(enterprises)
    .where(
      and(
        eq(enterprises.bureauId, bureauId),
        eq(enterprises.status, 'active'),
        sectionId === undefined ? undefined : eq(enterprises.sectionId, sectionId),
      ),
    )
    .groupBy(sql`${enterprises.trades}[1]`, enterprises.grade, enterprises.isKey);
}

/** The pool of these trades, for what a line comes to. */
export function poolOf(counts: readonly ClassCounts[], trades: readonly string[]): Pool {
  const of = (grade: ClassCounts['grade'], isKey: boolean) =>
    counts
      .filter((each) => each.grade === grade && each.isKey === isKey && trades.includes(each.trade))
      .reduce((sum, each) => sum + each.pool, 0);
  const grade = (code: ClassCounts['grade']) => ({ key: of(code, true), general: of(code, false) });
  return { A: grade('A'), B: grade('B'), C: grade('C'), D: grade('D') };
}

/** 检查日期 of a year's visits, of a section where it is given. */
export async function visitDays(
  tx: Tx,
  bureauId: number,
  sectionId: number | undefined,
  year: number,
): Promise<string[]> {
  const rows = await tx
    .select({ day: tasks.visited })
    .from(tasks)
    .innerJoin(draws, eq(draws.id, tasks.drawId))
    .where(
      and(
        eq(tasks.bureauId, bureauId),
        sectionId === undefined ? undefined : eq(draws.sectionId, sectionId),
        sql`${tasks.visited} between ${`${year}-01-01`} and ${`${year}-12-31`}`,
      ),
    );
  return rows.flatMap(({ day }) => day ?? []);
}
