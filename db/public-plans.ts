/** 公布的年度抽查计划: every version whose publication was registered, with its lines. */
import { and, asc, desc, eq, getTableColumns, isNotNull } from 'drizzle-orm';
import type { PlanDays } from '../src/domain/yearly-plan/days.ts';
import type { PlanEntry } from '../src/domain/yearly-plan/entry.ts';
import { among } from './among.ts';
import type { Db, Tx } from './connect.ts';
import { planEntries, plans, sections } from './schema.ts';

export type PublicPlan = {
  readonly id: number;
  readonly year: number;
  readonly version: number;
  /** 调整理由 */
  readonly reason: string | null;
  /** null: the bureau's own */
  readonly section: string | null;
  readonly days: PlanDays | null;
  readonly publishedDay: string;
  readonly publishedAt: string;
  readonly entries: readonly PlanEntry[];
};

const { bureauId: _b, id: _i, ...line } = getTableColumns(planEntries);

/** Years and versions newest first, the bureau's own before those of its sections. */
export async function publicPlans(db: Db | Tx, bureauId: number): Promise<PublicPlan[]> {
  const { id, year, version, reason, days, publishedDay, publishedAt } = plans;
  const rows = await db
    .select({ id, year, version, reason, days, publishedDay, publishedAt, section: sections.name })
    .from(plans)
    .leftJoin(sections, eq(sections.id, plans.sectionId))
    .where(and(eq(plans.bureauId, bureauId), isNotNull(plans.publishedDay)))
    .orderBy(desc(plans.year), asc(plans.sectionId), desc(plans.version));
  if (rows.length === 0) return [];
  const lines = await db
    .select(line)
    .from(planEntries)
    .where(
      among(
        planEntries.planId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(planEntries.line));
  const found = rows.map((row) => ({
    ...row,
    publishedDay: row.publishedDay!,
    publishedAt: row.publishedAt ?? '',
    entries: lines.filter(({ planId }) => planId === row.id),
  }));
  const own = (plan: PublicPlan) => (plan.section === null ? 0 : 1);
  return found.sort((a, b) => b.year - a.year || own(a) - own(b));
}
