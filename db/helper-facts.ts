/** Who helps at a visit 专家, 联合部门人员, by the ids that the frozen tables give them, and what the registers say of them now. */
import { sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';

/** Somebody who helps, or may: `ref` is the id in the tables of a draw. */
export type Helper = {
  readonly ref: string;
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
  /** 聘期, 证件: from when until when; promised: whoever must sign 保密承诺 has signed it by then */
  readonly from: Day | null;
  readonly until: Day;
  readonly promised: Day | null;
  /** has to do with the enterprise */
  readonly conflict: boolean;
};
type Visit = { readonly taskId: number; readonly enterpriseId: number };

const known = (bureauId: number, enterpriseId: number) => sql`
  select 'expert/' || x.code as ref, x.id, x.name, x.active, x.engaged_from::text as "from",
    x.engaged_to::text as until, x.confidential_on::text as promised, exists (
      select from expert_conflicts c where c.expert_id = x.id and c.enterprise_id = ${enterpriseId}) as conflict
  from experts x where x.bureau_id = ${bureauId}
  union all
  select 'partner/' || p.code, p.id, p.name, p.active, null, p.valid_until::text, '0001-01-01', false
  from partner_people p where p.bureau_id = ${bureauId}`;

/** Of these ids. */
export async function helpersByRef(
  tx: Tx,
  bureauId: number,
  enterpriseId: number,
  refs: readonly string[],
): Promise<Helper[]> {
  const rows = await tx.execute<Helper>(sql`
    select * from (${known(bureauId, enterpriseId)}) h where h.ref = any(${sql.param([...refs])}::text[])`);
  return [...rows];
}

/** Whoever helps at a visit and has signed no opinion, by their ids. */
export async function helpersOfVisit(
  tx: Tx,
  bureauId: number,
  { taskId, enterpriseId }: Visit,
): Promise<Helper[]> {
  const rows = await tx.execute<Helper>(sql`
    select h.* from (${known(bureauId, enterpriseId)}) h
    where h.ref in (
      select 'expert/' || x.code from task_experts t join experts x on x.id = t.expert_id
      where t.task_id = ${taskId} and t.opinion is null
      union all
      select 'partner/' || p.code from task_partners t join partner_people p on p.id = t.partner_id
      where t.task_id = ${taskId})
    order by h.ref collate "C"`);
  return [...rows];
}

/** Visits to come of a draw at which somebody helps who has to do with the enterprise, has left, or is engaged no more. */
export async function visitsWithUnfitHelp(tx: Tx, drawId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select t.id from tasks t where t.draw_id = ${drawId} and t.state in ('waiting', 'assigned', 'accepted') and (
      exists (select from task_experts te join experts x on x.id = te.expert_id
        where te.task_id = t.id and te.opinion is null and (not x.active or x.engaged_to < t.to_day or exists (
          select from expert_conflicts c where c.expert_id = x.id and c.enterprise_id = t.enterprise_id)))
      or exists (select from task_partners tp join partner_people p on p.id = tp.partner_id
        where tp.task_id = t.id and (not p.active or p.valid_until < t.to_day)))
    order by t.id`);
  return [...rows].map(({ id }) => id);
}

const tableOf = (ref: string) => (ref.startsWith('expert/') ? 'expert' : 'partner');

/** One leaves a visit, and another comes in, if there is one. */
export async function swapHelper(
  tx: Tx,
  { bureauId, taskId, at }: { readonly bureauId: number; readonly taskId: number; readonly at: Date },
  out: Pick<Helper, 'ref' | 'id'>,
  newcomer: Pick<Helper, 'ref' | 'id'> | undefined,
): Promise<void> {
  if (tableOf(out.ref) === 'expert')
    await tx.execute(sql`delete from task_experts where task_id = ${taskId} and expert_id = ${out.id}`);
  else await tx.execute(sql`delete from task_partners where task_id = ${taskId} and partner_id = ${out.id}`);
  if (!newcomer) return;
  if (tableOf(newcomer.ref) === 'expert')
    await tx.execute(sql`insert into task_experts (bureau_id, task_id, expert_id, named_at)
      values (${bureauId}, ${taskId}, ${newcomer.id}, ${at.toISOString()}::timestamptz) on conflict do nothing`);
  else
    await tx.execute(sql`insert into task_partners (bureau_id, task_id, partner_id)
      values (${bureauId}, ${taskId}, ${newcomer.id}) on conflict do nothing`);
}
