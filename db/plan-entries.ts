/** 计划各项: the lines of a version of a plan. */
import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { PlanEntry } from '../src/domain/yearly-plan/entry.ts';
import type { Tx } from './connect.ts';
import { planVersions } from './plans.ts';
import { planEntries, plans } from './schema.ts';

export type Entry = PlanEntry & { readonly id: number; readonly planId: number };

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
    .where(planVersions(bureauId, sectionId, year));
  return row?.line ?? 0;
}
