/** 撤销导入: what one import changed, as the history has it, and the rows as they were before it (docs/import.md). */
import { type SQL, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import type { KeptRow } from './register-history.ts';
import {
  enterprises,
  experts,
  partnerPeople,
  people,
  registerChanges,
  taskMembers,
  tasks,
} from './schema.ts';

/** By what the changes of an import are known: its cause, and the instant at which all of them happened. */
export type ImportMark = { readonly bureauId: number; readonly cause: string; readonly at: Date };

/** Registers whose rows an import writes one by one; enterprises are put back all at once. */
export const UNDONE_ROWS = {
  sections: ['id'],
  people: ['id'],
  person_roles: ['person_id', 'role', 'source'],
  inspectors: ['person_id'],
  leaves: ['id'],
  recusals: ['person_id', 'enterprise_id'],
  section_witnesses: ['section_id', 'person_id'],
  calendar_days: ['bureau_id', 'day'],
  experts: ['id'],
  expert_conflicts: ['expert_id', 'enterprise_id'],
  partner_people: ['id'],
  plan_entries: ['id'],
  permits: ['id'],
} as const;
export type UndoneTable = keyof typeof UNDONE_ROWS;
export type RowChange = {
  readonly register: UndoneTable;
  readonly key: string;
  readonly before: KeptRow | null;
  readonly after: KeptRow | null;
  /** something else changed this row afterwards */
  readonly later: boolean;
};

const ofImport = ({ bureauId, cause, at }: ImportMark) =>
  sql`c.bureau_id = ${bureauId}::int and c.at = ${at.toISOString()}::timestamptz and c.cause = ${cause}::text`;

/** Every change of the import, the last one first. */
export async function changesOfImport(tx: Tx, mark: ImportMark): Promise<RowChange[]> {
  const registers = sql.join(
    Object.keys(UNDONE_ROWS).map((name) => sql`${name}`),
    sql`, `,
  );
  return tx.execute<RowChange>(sql`select c.register, c.key, c.before, c.after,
      exists (select from ${registerChanges} l where l.bureau_id = c.bureau_id and l.register = c.register
        and l.key = c.key and l.id > c.id and l.cause is distinct from c.cause) as later
    from ${registerChanges} c where c.register in (${registers}) and ${ofImport(mark)} order by c.id desc`);
}

/** Of these people, those who are in a team. */
export async function peopleInTeams(tx: Tx, ids: readonly number[]): Promise<Set<number>> {
  const rows = await tx.execute<{ id: number }>(
    sql`select distinct person_id as id from ${taskMembers} where person_id = any(${sql.param([...ids])}::int[])`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Puts a row back as it was before a change: what the change set, and nothing else. */
export async function putBack(tx: Tx, { register, before, after }: RowChange): Promise<void> {
  const table = sql.identifier(register);
  if (before === null) {
    await tx.execute(sql`delete from ${table} where ${sameRow(register, after!)}`);
    return;
  }
  const names = Object.keys(before).filter(
    (name) => after === null || JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return;
  const columns = list(names);
  const row = sql`${JSON.stringify(before)}::jsonb`;
  if (after === null)
    await tx.execute(sql`insert into ${table} (${columns}) overriding system value
      select ${columns} from jsonb_populate_record(null::${table}, ${row})`);
  else
    await tx.execute(sql`update ${table} t set (${columns}) =
      (select ${list(names, sql`r.`)} from jsonb_populate_record(t, ${row}) r) where ${sameRow(register, before)}`);
}

/** 人员 are never deleted, for 留痕 names them: without roles and account, and with the mobile free for others. */
export async function withdrawPerson(tx: Tx, id: number): Promise<void> {
  await tx.update(people).set({ mobile: people.code, openId: null }).where(sql`${people.id} = ${id}`);
}

/** 专家 are never deleted either: they are not engaged any more 在聘. */
export async function withdrawExpert(tx: Tx, id: number): Promise<void> {
  await tx.update(experts).set({ active: false }).where(sql`${experts.id} = ${id}`);
}

/** 联合部门人员 stay for the records of draws, and take part no more. */
export async function withdrawPartner(tx: Tx, id: number): Promise<void> {
  await tx.update(partnerPeople).set({ active: false }).where(sql`${partnerPeople.id} = ${id}`);
}

/** Whoever has another mobile again has another account. */
export async function forgetAccount(tx: Tx, id: number): Promise<void> {
  await tx.update(people).set({ openId: null }).where(sql`${people.id} = ${id}`);
}

function sameRow(register: UndoneTable, row: KeptRow): SQL {
  const keys = UNDONE_ROWS[register].map(
    (name) => sql`${sql.identifier(name)}::text = ${String(row[name])}::text`,
  );
  return sql.join(keys, sql` and `);
}

function list(names: readonly string[], before?: SQL): SQL {
  const columns = names.map((name) => sql`${before ?? sql``}${sql.identifier(name)}`);
  // one column in brackets is no row: (a) = (select a) needs none, and takes them
  return sql.join(columns, sql`, `);
}

/** The enterprises of an import as they were before it and as it left them. */
const touched = (mark: ImportMark) => sql`(select c.key::int as id,
    (array_agg(c.before order by c.id))[1] as before, (array_agg(c.after order by c.id desc))[1] as after,
    max(c.id) as last
  from ${registerChanges} c where c.register = 'enterprises' and ${ofImport(mark)} group by c.key)`;

export type KeptUnit = {
  readonly id: number;
  readonly name: string;
  readonly why: 'changed' | 'drawn' | 'taken' | 'other-section';
};

/** Enterprises that stay as they are: changed again since, already drawn, their code another's, or no longer one's own. */
export async function keptUnits(
  tx: Tx,
  mark: ImportMark,
  sectionId: number | undefined,
): Promise<KeptUnit[]> {
  const why = sql`case
    when exists (select from ${registerChanges} l where l.bureau_id = ${mark.bureauId}::int and l.register = 'enterprises'
      and l.key = m.id::text and l.id > m.last) then 'changed'
    when m.before is null and exists (select from ${tasks} t where t.enterprise_id = m.id) then 'drawn'
    when exists (select from ${enterprises} e where e.bureau_id = ${mark.bureauId}::int and e.id <> m.id
      and e.credit_code = m.before ->> 'credit_code') then 'taken'
    when (m.after ->> 'section_id')::int <> ${sectionId ?? null}::int then 'other-section' end`;
  return tx.execute<KeptUnit>(sql`select id, name, why from
    (select m.id, m.after ->> 'name' as name, ${why} as why from ${touched(mark)} m) k where why is not null order by id`);
}

/** Puts the others back as they were; those that the import added stay, as 注销 and withdrawn. Says how many of each. */
export async function putBackUnits(
  tx: Tx,
  mark: ImportMark,
  kept: readonly KeptUnit[],
  withdrawn: { readonly since: Day; readonly evidence: string },
): Promise<{ restored: number; withdrawn: number }> {
  const others = sql`not m.id = any(${sql.param(kept.map(({ id }) => id))}::int[])`;
  const [first] = await tx.execute<{
    columns: string[];
  }>(sql`select array_agg(attname::text order by attnum) as columns
    from pg_attribute where attrelid = 'enterprises'::regclass and attnum > 0 and not attisdropped
      and attname not in ('id', 'bureau_id', 'code')`);
  const names = first!.columns;
  const restored = await tx.execute(sql`update enterprises t set (${list(names)}) =
      (select ${list(names, sql`r.`)} from jsonb_populate_record(t, m.before) r)
    from ${touched(mark)} m where t.id = m.id and m.before is not null and ${others}`);
  const left = await tx.execute(sql`update enterprises t set status = 'cancelled', withdrawn = true,
      status_since = ${withdrawn.since}::date, status_evidence = ${withdrawn.evidence}
    from ${touched(mark)} m where t.id = m.id and m.before is null and ${others}`);
  return { restored: restored.count, withdrawn: left.count };
}
