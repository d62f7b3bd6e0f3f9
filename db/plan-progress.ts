/** What has come of a plan: drawn and visited by line, 覆盖 by class, days of the visits, 计划外. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Pool } from '../src/domain/yearly-plan/entry.ts';
import type { Tx } from './connect.ts';
import { type Plan, planVersions } from './plans.ts';
import { draws, enterprises, planEntries, plans, tasks } from './schema.ts';

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
      and(
        planVersions(bureauId, sectionId, year),
        sql`${draws.state} <> 'void'`,
        sql`${tasks.state} <> 'stopped'`,
      ),
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
