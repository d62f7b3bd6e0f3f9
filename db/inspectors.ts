/** 执法检查人员名录库, as the draw reads it. */
import { and, eq, sql } from 'drizzle-orm';
import { among } from './among.ts';
import type { Tx } from './connect.ts';
import { enterprises, inspectors, leaves, people, recusals, taskMembers, tasks } from './schema.ts';

export type Inspector = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly counties: readonly string[];
  readonly specialities: readonly string[];
  readonly validUntil: string;
  readonly away: readonly (readonly [string, string])[];
  /** tasks so far this year */
  readonly base: number;
};

/** 在编在岗 (实施细则 三(三)), by code; expiry, leave and load are for the draw to judge. */
export async function inspectorsInPost(tx: Tx, bureauId: number, year: string): Promise<Inspector[]> {
  const rows = await tx
    .select({
      id: people.id,
      code: people.code,
      name: people.name,
      counties: inspectors.counties,
      specialities: inspectors.specialities,
      validUntil: inspectors.validUntil,
      base: sql<number>`(select count(*) from ${taskMembers} m join ${tasks} t on t.id = m.task_id
        where m.person_id = ${people.id} and t.state <> 'stopped' and t.from_day between ${`${year}-01-01`} and ${`${year}-12-31`})::int`,
    })
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .where(
      and(
        eq(inspectors.bureauId, bureauId),
        eq(inspectors.inPost, true),
        sql`${inspectors.onStaff} is distinct from false`,
      ),
    )
    .orderBy(sql`${people.code} collate "C"`);
  const away = await tx
    .select()
    .from(leaves)
    .where(and(eq(leaves.bureauId, bureauId), eq(leaves.state, 'confirmed')))
    .orderBy(leaves.from, leaves.to);
  return rows.map((row) => ({
    ...row,
    away: away.filter((leave) => leave.personId === row.id).map(({ from, to }) => [from, to] as const),
  }));
}

/** 执法人员 in post. */
export async function inspectorCount(tx: Tx, bureauId: number): Promise<number> {
  return tx.$count(inspectors, and(eq(inspectors.bureauId, bureauId), eq(inspectors.inPost, true)));
}

/** 回避 among these people and enterprises, as pairs of codes. */
export async function recusedPairs(
  tx: Tx,
  personIds: readonly number[],
  enterpriseIds: readonly number[],
): Promise<{ person: string; enterprise: string }[]> {
  if (personIds.length === 0 || enterpriseIds.length === 0) return [];
  return tx
    .select({ person: people.code, enterprise: enterprises.code })
    .from(recusals)
    .innerJoin(people, eq(people.id, recusals.personId))
    .innerJoin(enterprises, eq(enterprises.id, recusals.enterpriseId))
    .where(and(among(recusals.personId, personIds), among(recusals.enterpriseId, enterpriseIds)));
}

export type InspectorKey = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly validUntil: string;
  readonly inPost: boolean;
};

/** What an inspector can be named by, and whether the person may inspect. */
export async function inspectorKeys(tx: Tx, bureauId: number): Promise<InspectorKey[]> {
  return tx
    .select({
      id: people.id,
      code: people.code,
      name: people.name,
      certificateNo: inspectors.certificateNo,
      validUntil: inspectors.validUntil,
      inPost: inspectors.inPost,
    })
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .where(eq(inspectors.bureauId, bureauId));
}
