/** Who helps at visits, as a draw reads them: 专家, and people of partner departments 联合部门. */
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import {
  enterprises,
  expertConflicts,
  experts,
  partnerPeople,
  taskExperts,
  taskPartners,
  tasks,
} from './schema.ts';

export type PartnerPerson = typeof partnerPeople.$inferSelect;

const inYear = (year: string) =>
  sql`t.state <> 'stopped' and t.from_day between ${`${year}-01-01`} and ${`${year}-12-31`}`;

/** Engaged for all these days, with the promise of confidentiality signed; whoever is an officer too is none of them. */
export async function expertsToDraw(tx: Tx, bureauId: number, days: { from: string; to: string }) {
  const year = days.from.slice(0, 4);
  return tx
    .select({
      id: experts.id,
      code: experts.code,
      fields: experts.fields,
      until: experts.engagedTo,
      base: sql<number>`(select count(*) from ${taskExperts} x join ${tasks} t on t.id = x.task_id
        where x.expert_id = ${experts.id} and ${inYear(year)})::int`,
      conflicts: sql<string[]>`array(select e.code from ${expertConflicts} c
        join ${enterprises} e on e.id = c.enterprise_id where c.expert_id = ${experts.id})`,
    })
    .from(experts)
    .where(
      and(
        eq(experts.bureauId, bureauId),
        eq(experts.active, true),
        lte(experts.engagedFrom, days.from),
        gte(experts.engagedTo, days.to),
        lte(experts.confidentialOn, days.to),
        sql`not exists (select from people p join inspectors i on i.person_id = p.id
          where p.bureau_id = ${experts.bureauId} and p.mobile = ${experts.mobile})`,
      ),
    )
    .orderBy(sql`${experts.code} collate "C"`);
}

/** People of partner departments who may take part on these days. */
export async function partnersToDraw(tx: Tx, bureauId: number, days: { from: string; to: string }) {
  const year = days.from.slice(0, 4);
  return tx
    .select({
      id: partnerPeople.id,
      code: partnerPeople.code,
      department: partnerPeople.department,
      until: partnerPeople.validUntil,
      base: sql<number>`(select count(*) from ${taskPartners} x join ${tasks} t on t.id = x.task_id
        where x.partner_id = ${partnerPeople.id} and ${inYear(year)})::int`,
    })
    .from(partnerPeople)
    .where(
      and(
        eq(partnerPeople.bureauId, bureauId),
        eq(partnerPeople.active, true),
        gte(partnerPeople.validUntil, days.to),
      ),
    )
    .orderBy(sql`${partnerPeople.code} collate "C"`);
}

/** 联合部门人员, by department and code. */
export async function partnerList(tx: Tx, bureauId: number): Promise<PartnerPerson[]> {
  return tx
    .select()
    .from(partnerPeople)
    .where(and(eq(partnerPeople.bureauId, bureauId), eq(partnerPeople.active, true)))
    .orderBy(asc(partnerPeople.department), asc(partnerPeople.id));
}

/** Everyone whom a department ever sent, by code. */
export async function allPartners(tx: Tx, bureauId: number): Promise<PartnerPerson[]> {
  return tx
    .select()
    .from(partnerPeople)
    .where(eq(partnerPeople.bureauId, bureauId))
    .orderBy(sql`${partnerPeople.code} collate "C"`);
}

/** Adds somebody under a code, or brings them up to date. */
export async function upsertPartner(
  tx: Tx,
  id: number | undefined,
  row: typeof partnerPeople.$inferInsert,
): Promise<void> {
  if (id === undefined) await tx.insert(partnerPeople).values(row);
  else await tx.update(partnerPeople).set(row).where(eq(partnerPeople.id, id));
}

export async function keepPartner(
  tx: Tx,
  row: Omit<typeof partnerPeople.$inferInsert, 'code'>,
): Promise<PartnerPerson> {
  const n = await tx.$count(partnerPeople, eq(partnerPeople.bureauId, row.bureauId));
  const [made] = await tx
    .insert(partnerPeople)
    .values({ ...row, code: `L${String(n + 1).padStart(3, '0')}` })
    .returning();
  return made!;
}

/** 不再参加; false: there is none. */
export async function endPartner(tx: Tx, bureauId: number, id: number): Promise<boolean> {
  const gone = await tx
    .update(partnerPeople)
    .set({ active: false })
    .where(
      and(eq(partnerPeople.bureauId, bureauId), eq(partnerPeople.id, id), eq(partnerPeople.active, true)),
    )
    .returning({ id: partnerPeople.id });
  return gone.length > 0;
}

/** Whom the draw gave to a visit, by their codes. */
export type Help = {
  readonly taskId: number;
  readonly experts: readonly string[];
  readonly partners: readonly string[];
};

/** Writes who helps; what was there for these tasks and is not signed gives way. */
export async function keepHelp(tx: Tx, bureauId: number, help: readonly Help[], now: Date): Promise<void> {
  for (const { taskId, experts: named, partners } of help) {
    await tx.delete(taskPartners).where(eq(taskPartners.taskId, taskId));
    await tx.execute(sql`delete from task_experts where task_id = ${taskId} and opinion is null`);
    if (named.length > 0)
      await tx.execute(sql`insert into task_experts (bureau_id, task_id, expert_id, named_at)
        select ${bureauId}, ${taskId}, id, ${now.toISOString()}::timestamptz from experts
        where bureau_id = ${bureauId} and code = any(${sql.param([...named])}::text[]) on conflict do nothing`);
    if (partners.length > 0)
      await tx.execute(sql`insert into task_partners (bureau_id, task_id, partner_id)
        select ${bureauId}, ${taskId}, id from partner_people
        where bureau_id = ${bureauId} and code = any(${sql.param([...partners])}::text[]) on conflict do nothing`);
  }
}

/** The reserve's visit takes over who helps (draw.md §4.7); whom a rule forbids there gives way afterwards. */
export async function moveHelp(tx: Tx, from: number, to: number): Promise<void> {
  await tx.execute(sql`update task_partners set task_id = ${to} where task_id = ${from}`);
  await tx.execute(sql`update task_experts set task_id = ${to} where task_id = ${from} and opinion is null`);
}

export type Partner = { readonly taskId: number; readonly name: string; readonly department: string };

/** 联合部门人员 of these visits. */
export async function partnersOf(tx: Tx, taskIds: readonly number[]): Promise<Partner[]> {
  if (taskIds.length === 0) return [];
  return tx
    .select({ taskId: taskPartners.taskId, name: partnerPeople.name, department: partnerPeople.department })
    .from(taskPartners)
    .innerJoin(partnerPeople, eq(partnerPeople.id, taskPartners.partnerId))
    .where(sql`${taskPartners.taskId} = any(${sql.param([...taskIds])}::int[])`)
    .orderBy(taskPartners.taskId, partnerPeople.department);
}
