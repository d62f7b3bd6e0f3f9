/** 汇总: counts by section over the tasks of a year. */
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { tasks } from './schema.ts';

export type SectionCounts = {
  section: string;
  drawn: number;
  accepted: number;
  inspected: number;
  problems: number;
  rectified: number;
  published: number;
  overdue: number;
};

const count = (condition: string) => sql.raw(`(count(*) filter (where t.now and ${condition}))::int`);
const startOf = (year: string) => sql`${`${year}-01-01T00:00:00+08:00`}::timestamptz`;

/**
 * `problemResults`: the results that count as 发现问题. What is overdue from earlier years counts until it is done. The
 * tasks of this year and what is open of others are looked up, not all that ever were.
 */
export async function sectionCounts(
  tx: Tx,
  bureauId: number,
  year: string,
  today: string,
  problemResults: readonly string[],
): Promise<SectionCounts[]> {
  const rows = await tx.execute<SectionCounts>(sql`
    with counted as (
      select t.*, d.section_id, true as now from draws d join tasks t on t.draw_id = d.id
      where d.bureau_id = ${bureauId} and d.open_at >= ${startOf(year)} and d.state in ('drawn', 'published')
      union all
      select t.*, d.section_id, false from tasks t join draws d on d.id = t.draw_id
      where t.bureau_id = ${bureauId} and t.state <> 'closed' and t.state <> 'stopped'
        and d.open_at < ${startOf(year)} and d.state in ('drawn', 'published'))
    select s.name as section,
      ${count('t.id is not null')} as drawn,
      ${count("t.state not in ('waiting', 'assigned', 'stopped')")} as accepted,
      ${count('t.visited_day is not null')} as inspected,
      (count(*) filter (where t.now and f.result = any(${sql.param([...problemResults])}::text[])))::int as problems,
      ${count("t.rectification = 'done'")} as rectified,
      ${count('t.published_day is not null')} as published,
      (count(*) filter (where (t.visited_day is null and t.state <> 'stopped' and t.to_day < ${today})
        or (t.published_day is null and t.publish_by < ${today})
        or (t.rectification in ('ordered', 'checked') and t.rectify_by < ${today})))::int as overdue
    from sections s
    left join counted t on t.section_id = s.id
    left join findings f on f.task_id = t.id and f.kind = 'inspection' and f.confirmed_at is not null
    where s.bureau_id = ${bureauId} and cardinality(s.trades) > 0
    group by s.id, s.name order by s.id`);
  return [...rows];
}

export type DrawCounts = {
  draws: number;
  voids: number;
  /** 待审批: whatever its year */
  toApprove: number;
  /** 紧急先行派发, and those of them without 补批 yet */
  urgent: number;
  urgentOpen: number;
};

export async function drawCounts(tx: Tx, bureauId: number, year: string): Promise<DrawCounts> {
  const [row] = await tx.execute<DrawCounts>(sql`
    select (count(*) filter (where state <> 'void'))::int as draws,
      (count(*) filter (where state = 'void'))::int as voids,
      (select count(*) from draws where bureau_id = ${bureauId}
        and state = 'drawn' and approval in ('open', 'returned'))::int as "toApprove",
      (count(*) filter (where approval = 'urgent'))::int as urgent,
      (count(*) filter (where approval = 'urgent' and not exists (
        select 1 from approvals a where a.draw_id = d.id and a.state = 'approved')))::int as "urgentOpen"
    from draws d where bureau_id = ${bureauId} and kind = 'formal' and open_at >= ${startOf(year)}`);
  return row ?? { draws: 0, voids: 0, toApprove: 0, urgent: 0, urgentOpen: 0 };
}

export type ChiefCounts = {
  section: string;
  chief: string;
  draws: number;
  /** a second draw within the period of an earlier one */
  again: number;
  voids: number;
  substitutions: number;
};

/** 抽取、作废、换人 by section and by who opened the draw: what a chief could be tempted to do shows here. */
export async function chiefCounts(tx: Tx, bureauId: number, year: string): Promise<ChiefCounts[]> {
  const rows = await tx.execute<ChiefCounts>(sql`
    select s.name as section, p.name as chief,
      (count(*) filter (where d.state <> 'void'))::int as draws,
      (count(*) filter (where d.state <> 'void' and d.again_no is not null))::int as again,
      (count(*) filter (where d.state = 'void'))::int as voids,
      (select count(*) from draw_log l where l.bureau_id = ${bureauId} and l.type in ('RECUSE', 'SUBSTITUTE')
        and l.no = any(array_agg(d.no)))::int as substitutions
    from draws d join sections s on s.id = d.section_id join people p on p.id = d.opened_by
    where d.bureau_id = ${bureauId} and d.origin = 'ssd-1' and d.kind = 'formal'
      and d.open_at >= ${`${year}-01-01T00:00:00+08:00`}::timestamptz
    group by s.id, s.name, p.id, p.name order by s.id, p.id`);
  return [...rows];
}

/** Tasks that are not done yet, whatever the year of their draw. */
export async function openTaskCount(tx: Tx, bureauId: number): Promise<number> {
  const open = notInArray(tasks.state, ['closed', 'stopped']);
  return tx.$count(tasks, and(eq(tasks.bureauId, bureauId), open));
}

export type DrawProgress = { total: number; inspected: number; published: number };

/** How far the tasks of each draw are. */
export async function drawProgress(tx: Tx, drawIds: readonly number[]): Promise<Map<number, DrawProgress>> {
  if (drawIds.length === 0) return new Map();
  const rows = await tx
    .select({
      drawId: tasks.drawId,
      total: sql<number>`count(*)::int`,
      inspected: sql<number>`(count(*) filter (where ${tasks.visited} is not null))::int`,
      published: sql<number>`(count(*) filter (where ${tasks.publishedDay} is not null))::int`,
    })
    .from(tasks)
    .where(inArray(tasks.drawId, [...drawIds]))
    .groupBy(tasks.drawId);
  return new Map(rows.map(({ drawId, ...counts }) => [drawId, counts]));
}
