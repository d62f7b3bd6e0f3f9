/** 到期: what falls due, each kind in one statement; from long ago up to a day. */
import { and, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import {
  draws,
  enterprises,
  experts,
  inspectors,
  people,
  permits,
  planEntries,
  plans,
  sections,
  taskMembers,
  tasks,
} from './schema.ts';

/** Whose: of the bureau, of a section, or what oneself has to do. */
export type DueScope =
  | { readonly of: 'bureau' }
  | { readonly of: 'section'; readonly id: number }
  | { readonly of: 'person'; readonly id: number };
type Span = { readonly bureauId: number; readonly upTo: Day };

export type Due = {
  readonly kind: 'certificate' | 'permit' | 'engagement' | 'visit' | 'rectify' | 'publish' | 'window';
  readonly day: Day;
  readonly name: string;
  /** of an enterprise */
  readonly county?: string;
  /** the permit, the number of the draw, the section of the plan */
  readonly about?: string;
};

/** 执法证 of those in post; expired ones stand here until they are renewed. */
export async function certificatesDue(tx: Tx, { bureauId, upTo }: Span, scope: DueScope): Promise<Due[]> {
  const rows = await tx
    .select({ day: inspectors.validUntil, name: people.name })
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .where(
      and(
        eq(inspectors.bureauId, bureauId),
        eq(inspectors.inPost, true),
        lte(inspectors.validUntil, upTo),
        scope.of === 'section' ? eq(people.sectionId, scope.id) : undefined,
        scope.of === 'person' ? eq(people.id, scope.id) : undefined,
      ),
    );
  return rows.map((row) => ({ kind: 'certificate', ...row }));
}

/** 许可证 of enterprises in operation; those long over tell nothing new. */
export async function permitsDue(
  tx: Tx,
  { bureauId, upTo }: Span,
  since: Day,
  scope: DueScope,
): Promise<Due[]> {
  if (scope.of === 'person') return [];
  const rows = await tx
    .select({
      day: sql<Day>`${permits.validUntil}::text`,
      name: enterprises.name,
      county: enterprises.county,
      about: permits.name,
    })
    .from(permits)
    .innerJoin(enterprises, eq(enterprises.id, permits.enterpriseId))
    .where(
      and(
        eq(permits.bureauId, bureauId),
        isNotNull(permits.validUntil),
        lte(permits.validUntil, upTo),
        sql`${permits.validUntil} >= ${since}::date`,
        eq(enterprises.status, 'active'),
        scope.of === 'section' ? eq(enterprises.sectionId, scope.id) : undefined,
      ),
    );
  return rows.map((row) => ({ kind: 'permit', ...row }));
}

/** 聘期 of experts who are engaged; the bureau's alone. */
export async function engagementsDue(
  tx: Tx,
  { bureauId, upTo }: Span,
  since: Day,
  scope: DueScope,
): Promise<Due[]> {
  if (scope.of !== 'bureau') return [];
  const { name, unit, active, engagedTo } = experts;
  const ends = and(lte(engagedTo, upTo), sql`${engagedTo} >= ${since}::date`);
  const rows = await tx
    .select({ day: engagedTo, name, about: unit })
    .from(experts)
    .where(and(eq(experts.bureauId, bureauId), eq(active, true), ends));
  return rows.map((row) => ({ kind: 'engagement', ...row }));
}

/** Visits 检查, 整改复查 and 公示 of tasks that are out. */
export async function tasksDue(tx: Tx, span: Span, scope: DueScope): Promise<Due[]> {
  const { rectification, rectifyBy, publishBy, publishedDay, state } = tasks;
  const parts: [Due['kind'], typeof tasks.to | typeof tasks.rectifyBy, SQL | undefined][] = [
    ['visit', tasks.to, inArray(state, ['assigned', 'accepted'])],
    ['rectify', rectifyBy, and(eq(state, 'inspected'), eq(rectification, 'ordered'))],
    ['publish', publishBy, and(eq(state, 'inspected'), isNull(publishedDay))],
  ];
  const all: Due[] = [];
  for (const [kind, day, where] of parts) {
    // 公示 is not for the team to do
    if (kind === 'publish' && scope.of === 'person') continue;
    const rows = await tx
      .select({ day, name: enterprises.name, county: enterprises.county, about: draws.no })
      .from(tasks)
      .innerJoin(draws, eq(draws.id, tasks.drawId))
      .innerJoin(enterprises, eq(enterprises.id, tasks.enterpriseId))
      .where(and(eq(tasks.bureauId, span.bureauId), lte(day, span.upTo), where, mine(tx, scope)));
    all.push(...rows.flatMap((row) => (row.day === null ? [] : [{ kind, ...row, day: row.day }])));
  }
  return all;
}

function mine(tx: Tx, scope: DueScope): SQL | undefined {
  if (scope.of === 'bureau') return undefined;
  if (scope.of === 'section') return eq(draws.sectionId, scope.id);
  const own = tx
    .select({ id: taskMembers.taskId })
    .from(taskMembers)
    .where(eq(taskMembers.personId, scope.id));
  return inArray(tasks.id, own);
}

/** 检查时间 of approved plans: windows that end and in which nothing was drawn yet. */
export async function windowsDue(
  tx: Tx,
  { bureauId, upTo }: Span,
  since: Day,
  scope: DueScope,
): Promise<Due[]> {
  if (scope.of === 'person') return [];
  const windows = sql`jsonb_array_elements(${planEntries.windows})`;
  const rows = await tx
    .select({ day: sql<Day>`w ->> 1`, name: planEntries.item, about: sections.name })
    .from(planEntries)
    .innerJoin(plans, eq(plans.id, planEntries.planId))
    .innerJoin(sections, eq(sections.id, plans.sectionId))
    .innerJoin(sql`lateral ${windows} w`, sql`true`)
    .where(
      and(
        eq(plans.bureauId, bureauId),
        eq(plans.state, 'approved'),
        sql`w ->> 1 between ${since} and ${upTo}`,
        scope.of === 'section' ? eq(plans.sectionId, scope.id) : undefined,
        sql`not exists (select 1 from ${draws} d join ${planEntries} e on e.id = d.plan_entry_id
          join ${plans} p on p.id = e.plan_id
          where p.section_id = ${plans.sectionId} and p.year = ${plans.year} and e.line = ${planEntries.line}
            and d.state <> 'void' and d.from_day between (w ->> 0)::date and (w ->> 1)::date)`,
      ),
    );
  return rows.map((row) => ({ kind: 'window', ...row }));
}
