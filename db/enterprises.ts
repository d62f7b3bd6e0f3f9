/** 检查对象名录库, as the draw reads it. */
import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { among, amongTexts } from './among.ts';
import type { Tx } from './connect.ts';
import { enterprises, tasks } from './schema.ts';

export type Candidate = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly trades: readonly string[];
  readonly isKey: boolean;
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly status: 'active' | 'suspended' | 'cancelled';
  readonly lastInspected: string | null;
  readonly yearlyCap: number | null;
  /** visits this year, ours and others' */
  readonly inspected: number;
  /** a task of ours is under way */
  readonly underWay: boolean;
  readonly listing: string;
  readonly risk: string | null;
  readonly hazardLevel: number | null;
  /** the last visit of all, ours or others' */
  readonly lastVisit: string | null;
};

const LAST_VISIT = sql<string | null>`greatest(${enterprises.lastInspected},
  (select max(t.visited_day) from ${tasks} t where t.enterprise_id = ${enterprises.id}))::text`;
const inspectedIn = (year: string) => sql<number>`(${enterprises.inspectedElsewhere}
  + (select count(*) from ${tasks} t where t.enterprise_id = ${enterprises.id}
     and t.visited_day between ${`${year}-01-01`} and ${`${year}-12-31`}))::int`;

/** All enterprises of a section whose first trade is among these, by code. */
export async function candidates(
  tx: Tx,
  sectionId: number,
  trades: readonly string[],
  year: string,
): Promise<Candidate[]> {
  const mine = sql`select 1 from ${tasks} t where t.enterprise_id = ${enterprises.id}`;
  return tx
    .select({
      id: enterprises.id,
      code: enterprises.code,
      name: enterprises.name,
      county: enterprises.county,
      trades: enterprises.trades,
      isKey: enterprises.isKey,
      grade: enterprises.grade,
      status: enterprises.status,
      lastInspected: enterprises.lastInspected,
      yearlyCap: enterprises.yearlyCap,
      inspected: inspectedIn(year),
      listing: enterprises.listing,
      risk: enterprises.risk,
      hazardLevel: enterprises.hazardLevel,
      lastVisit: LAST_VISIT,
      underWay: sql<boolean>`exists (${mine} and t.visited_day is null and t.state <> 'stopped')`,
    })
    .from(enterprises)
    .where(and(eq(enterprises.sectionId, sectionId), inArray(sql`${enterprises.trades}[1]`, [...trades])))
    .orderBy(sql`${enterprises.code} collate "C"`);
}

export type VisitCount = Pick<Candidate, 'id' | 'grade' | 'yearlyCap' | 'inspected' | 'lastVisit'>;

/** Visits of these enterprises this year, over all sections and others. */
export async function visitCounts(tx: Tx, ids: readonly number[], year: string): Promise<VisitCount[]> {
  if (ids.length === 0) return [];
  const { id, grade, yearlyCap } = enterprises;
  return tx
    .select({ id, grade, yearlyCap, inspected: inspectedIn(year), lastVisit: LAST_VISIT })
    .from(enterprises)
    .where(among(id, ids));
}

/** Their numbers alone, of however many. */
export async function enterpriseIds(
  tx: Tx,
  bureauId: number,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: number; code: string }>(sql`
    select id, code from enterprises where bureau_id = ${bureauId} and ${amongTexts(sql`code`, codes)}`);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

export async function enterprisesByCode(tx: Tx, bureauId: number, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return tx
    .select()
    .from(enterprises)
    .where(and(eq(enterprises.bureauId, bureauId), amongTexts(enterprises.code, codes)));
}

export type EnterpriseKey = {
  readonly id: number;
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly sectionId: number;
  /** 撤销导入: not in the register any more */
  readonly withdrawn: boolean;
};

/** What an enterprise can be found again by. */
export async function enterpriseKeys(tx: Tx, bureauId: number): Promise<EnterpriseKey[]> {
  return tx
    .select({
      id: enterprises.id,
      code: enterprises.code,
      creditCode: enterprises.creditCode,
      name: enterprises.name,
      sectionId: enterprises.sectionId,
      withdrawn: enterprises.withdrawn,
    })
    .from(enterprises)
    .where(eq(enterprises.bureauId, bureauId));
}

/** What an enterprise is called, by code. */
export async function placesOf(tx: Tx, bureauId: number, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return tx
    .select({ code: enterprises.code, name: enterprises.name, county: enterprises.county })
    .from(enterprises)
    .where(and(eq(enterprises.bureauId, bureauId), inArray(enterprises.code, [...codes])));
}

export type Enterprise = typeof enterprises.$inferSelect;

export type NewEnterprise = Omit<Enterprise, 'id'>;

/** Adds enterprises, or brings those with the same code up to date: one statement, and one value in it for all rows. */
export async function upsertEnterprises(tx: Tx, rows: readonly NewEnterprise[]): Promise<void> {
  const { id: _, ...columns } = getTableColumns(enterprises);
  const fields = Object.entries(columns).map(
    ([field, { name }]) => [field as keyof NewEnterprise, name] as const,
  );
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(fields.map(([field, name]) => [name, row[field]]))),
  );
  const names = fields.map(([, name]) => name);
  const list = sql.raw(names.join(', '));
  const set = sql.raw(
    names
      .filter((name) => name !== 'bureau_id' && name !== 'code')
      .map((name) => `${name} = excluded.${name}`)
      .join(', '),
  );
  await tx.execute(sql`insert into enterprises (${list})
    select ${list} from jsonb_populate_recordset(null::enterprises, ${json}::jsonb)
    on conflict (bureau_id, code) do update set ${set}`);
}

/** 停产, 注销, 在营: since when, and what shows it. */
export async function setUnitStatus(
  tx: Tx,
  id: number,
  status: Pick<Enterprise, 'status' | 'statusSince' | 'statusEvidence'>,
): Promise<void> {
  await tx.update(enterprises).set(status).where(eq(enterprises.id, id));
}

/** A task of ours is under way there. */
export async function unitUnderWay(tx: Tx, id: number): Promise<boolean> {
  const open = sql`${tasks.visited} is null and ${tasks.state} <> 'stopped'`;
  return (await tx.$count(tasks, and(eq(tasks.enterpriseId, id), open))) > 0;
}

export async function enterprisesById(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx.select().from(enterprises).where(among(enterprises.id, ids));
}
