/** 抽查频次和上限: the rules of the credit classes, visits beyond the cap, and who has met whom. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type GradeRule, USUAL_RULE } from '../src/domain/visit-rules.ts';
import { GRADES, type Grade } from '../src/domain/vocabulary.ts';
import type { Day } from '../src/domain/working-days.ts';
import { among } from './among.ts';
import type { Tx } from './connect.ts';
import { capOverrides, enterprises, gradeRules, people, taskMembers, tasks } from './schema.ts';

/** The rule of each class, the usual one where none was set. */
export async function gradeRulesOf(tx: Tx, bureauId: number): Promise<ReadonlyMap<Grade, GradeRule>> {
  const set = await tx.select().from(gradeRules).where(eq(gradeRules.bureauId, bureauId));
  return new Map(
    GRADES.map(({ code }) => [
      code,
      set.find(({ grade }) => grade === code) ?? { ...USUAL_RULE, grade: code },
    ]),
  );
}

export type SetRule = GradeRule & {
  readonly decided?: { readonly by: string; readonly at: Date; readonly reason: string };
};

/** The same with who has decided on a class below once a year. */
export async function decidedRules(tx: Tx, bureauId: number): Promise<ReadonlyMap<Grade, SetRule>> {
  const rules = await gradeRulesOf(tx, bureauId);
  const { grade, decidedAt, reason } = gradeRules;
  const rows = await tx
    .select({ grade, at: decidedAt, reason, by: people.name })
    .from(gradeRules)
    .innerJoin(people, eq(people.id, gradeRules.decidedBy))
    .where(eq(gradeRules.bureauId, bureauId));
  return new Map(
    [...rules].map(([code, rule]) => {
      const row = rows.find((each) => each.grade === code);
      return [
        code,
        { ...rule, ...(row?.at && { decided: { by: row.by, at: row.at, reason: row.reason ?? '' } }) },
      ];
    }),
  );
}

/** Enterprises in operation by class; of a section 一般 ones alone, as a draw of enterprises has them. */
export async function gradePools(tx: Tx, bureauId: number, sectionId?: number): Promise<Map<Grade, number>> {
  const rows = await tx
    .select({ grade: enterprises.grade, n: sql<number>`count(*)::int` })
    .from(enterprises)
    .where(
      and(
        eq(enterprises.bureauId, bureauId),
        eq(enterprises.status, 'active'),
        sectionId === undefined
          ? undefined
          : and(eq(enterprises.sectionId, sectionId), eq(enterprises.isKey, false)),
      ),
    )
    .groupBy(enterprises.grade);
  return new Map(rows.map(({ grade, n }) => [grade, n]));
}

type RuleFacts = Pick<GradeRule, 'grade' | 'ratioBp' | 'frequency' | 'cap'>;

/** Sets the rule of a class; what the office had decided of another frequency is open again. */
export async function setGradeRule(tx: Tx, bureauId: number, rule: RuleFacts): Promise<void> {
  const same = sql`${gradeRules.frequency} = excluded.frequency`;
  const kept = <T>(column: T) => sql`case when ${same} then ${column} end`;
  await tx
    .insert(gradeRules)
    .values({ bureauId, ...rule })
    .onConflictDoUpdate({
      target: [gradeRules.bureauId, gradeRules.grade],
      set: {
        ratioBp: rule.ratioBp,
        frequency: rule.frequency,
        cap: rule.cap,
        kept: kept(gradeRules.kept),
        decidedBy: kept(gradeRules.decidedBy),
        decidedAt: kept(gradeRules.decidedAt),
        reason: kept(gradeRules.reason),
      },
    });
}

/** 低于每年一次: the office keeps it, or not. */
export async function decideGradeRule(
  tx: Tx,
  bureauId: number,
  grade: Grade,
  decision: { kept: boolean; decidedBy: number; decidedAt: Date; reason: string },
): Promise<void> {
  await tx
    .update(gradeRules)
    .set(decision)
    .where(and(eq(gradeRules.bureauId, bureauId), eq(gradeRules.grade, grade)));
}

/** False: the document has served this enterprise already. */
export async function insertOverride(tx: Tx, row: typeof capOverrides.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(capOverrides)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: capOverrides.id });
  return made.length > 0;
}

/** Enterprises that may be visited beyond their cap this year. */
export async function openOverrides(tx: Tx, bureauId: number, year: number): Promise<Set<number>> {
  const rows = await tx
    .select({ id: capOverrides.enterpriseId })
    .from(capOverrides)
    .where(
      and(eq(capOverrides.bureauId, bureauId), eq(capOverrides.year, year), isNull(capOverrides.taskId)),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Each new task of a draw uses up the oldest override of its enterprise, if there is one. */
export async function spendOverrides(tx: Tx, drawId: number, year: number): Promise<void> {
  await tx.execute(sql`
    update cap_overrides o set task_id = t.id from tasks t
    where t.draw_id = ${drawId}::int and o.enterprise_id = t.enterprise_id and o.year = ${year}::int
      and o.task_id is null and o.id = (select min(p.id) from cap_overrides p
        where p.enterprise_id = t.enterprise_id and p.year = ${year}::int and p.task_id is null)`);
}

/** The visits of this draw will not be: what they rested on serves another. */
export async function releaseOverrides(tx: Tx, drawId: number): Promise<void> {
  await tx.execute(sql`update cap_overrides set task_id = null
    where task_id in (select id from tasks where draw_id = ${drawId}::int)`);
}

/** 轮换: who visited which of these enterprises since a day, as pairs of codes. */
export async function metSince(
  tx: Tx,
  enterpriseIds: readonly number[],
  since: Day,
): Promise<{ person: string; enterprise: string }[]> {
  if (enterpriseIds.length === 0) return [];
  return tx
    .selectDistinct({ person: people.code, enterprise: enterprises.code })
    .from(tasks)
    .innerJoin(taskMembers, eq(taskMembers.taskId, tasks.id))
    .innerJoin(people, eq(people.id, taskMembers.personId))
    .innerJoin(enterprises, eq(enterprises.id, tasks.enterpriseId))
    .where(and(among(tasks.enterpriseId, enterpriseIds), sql`${tasks.visited} >= ${since}::date`));
}
