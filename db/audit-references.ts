/** Tasks and results that contradict each other: each rule finds the first row that breaks it. */
import type { Snapshot } from './audit-rows.ts';

/** Each selects the ids of the rows that are wrong. */
const rules = {
  'confirmed-report-missing': {
    table: 'tasks',
    wrong: `select t.id from tasks t where t.state in ('inspected', 'closed') and not exists (
      select 1 from findings f where f.task_id = t.id and f.kind = 'inspection'
        and f.confirmed_at is not null and f.day = t.visited_day)`,
  },
  'pending-report-missing': {
    table: 'tasks',
    wrong: `select t.id from tasks t where t.state = 'reported' and not exists (
      select 1 from findings f where f.task_id = t.id and f.kind = 'inspection'
        and f.confirmed_at is null and f.returned_at is null)`,
  },
  'report-too-early': {
    table: 'tasks',
    wrong: `select t.id from tasks t where t.state in ('waiting', 'assigned', 'accepted', 'stopped') and exists (
      select 1 from findings f where f.task_id = t.id and f.returned_at is null)`,
  },
  'recheck-missing': {
    table: 'tasks',
    wrong: `select t.id from tasks t where t.rectification = 'done' and not exists (
      select 1 from findings f where f.task_id = t.id and f.kind = 'reinspection'
        and f.result = 'rectified' and f.confirmed_at is not null)`,
  },
  'closed-unfinished': {
    table: 'tasks',
    wrong: `select id from tasks where state = 'closed'
      and (published_day is null or receipt_no is null or rectification not in ('none', 'done'))`,
  },
  'no-team': {
    table: 'tasks',
    wrong: `select t.id from tasks t where not exists (
      select 1 from task_members m where m.task_id = t.id)`,
  },
  'task-of-void': {
    table: 'tasks',
    wrong: `select t.id from tasks t join draws d on d.id = t.draw_id where d.state in ('open', 'void')`,
  },
  'one-person': {
    table: 'findings',
    wrong: `select id from findings where confirmed_by = submitted_by`,
  },
  'confirmed-and-returned': {
    table: 'findings',
    wrong: `select id from findings where (confirmed_at is not null and returned_at is not null)
      or (confirmed_at is null) <> (confirmed_by is null) or (returned_at is null) <> (returned_by is null)`,
  },
  'two-reports': {
    table: 'findings',
    wrong: `select max(id) as id from findings where kind = 'inspection' and confirmed_at is not null
      group by task_id having count(*) > 1`,
  },
  'photo-changed': {
    table: 'photos',
    wrong: `select id from photos where encode(sha256(content), 'hex') <> sha256 or length(content) <> size`,
  },
  unapproved: {
    table: 'draws',
    wrong: `select d.id from draws d where d.dispatched_at is not null and d.approval = 'approved' and not exists (
      select 1 from approvals a where a.draw_id = d.id and a.state = 'approved')`,
  },
  'other-bureau': {
    table: 'tasks',
    wrong: `select t.id from tasks t join draws d on d.id = t.draw_id where d.bureau_id <> t.bureau_id`,
  },
} as const;

export type ReferenceRule = keyof typeof rules;
export type BrokenReference = {
  readonly rule: ReferenceRule;
  readonly table: 'tasks' | 'findings' | 'photos' | 'draws';
  readonly id: number;
};

/** The first rule that is broken, with the first row that breaks it. */
export async function firstBroken(tx: Snapshot): Promise<BrokenReference | undefined> {
  for (const [rule, { table, wrong }] of Object.entries(rules)) {
    const [row] = await tx.unsafe<{ id: number }[]>(`select id from (${wrong}) as w order by id limit 1`);
    if (row) return { rule: rule as ReferenceRule, table, id: row.id };
  }
  return undefined;
}

export async function countReferences(tx: Snapshot): Promise<{ tasks: number; findings: number }> {
  const [row] = await tx<{ tasks: number; findings: number }[]>`
    select (select count(*)::int from tasks) as tasks, (select count(*)::int from findings) as findings`;
  return row!;
}
