/** What the register says of an inspector who may come in. */
import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import { amongTexts } from './among.ts';
import type { Tx } from './connect.ts';
import { inspectors, leaves, people, recusals } from './schema.ts';

/** What the register says of an inspector; whom someone must not meet is asked for one enterprise. */
export type RegisterFacts = {
  readonly id: number;
  readonly code: string;
  readonly inPost: boolean;
  readonly validUntil: Day;
  readonly away: readonly (readonly [Day, Day])[];
};

export const registerFacts = {
  id: people.id,
  code: people.code,
  inPost: inspectors.inPost,
  validUntil: inspectors.validUntil,
  away: sql<
    [Day, Day][]
  >`coalesce((select jsonb_agg(jsonb_build_array(l.from_day, l.to_day) order by l.from_day)
    from ${leaves} l where l.person_id = ${people.id} and l.state = 'confirmed'), '[]'::jsonb)`,
};

/** Facts of inspectors by their codes. */
export async function factsByCode(
  tx: Tx,
  bureauId: number,
  codes: readonly string[],
): Promise<RegisterFacts[]> {
  if (codes.length === 0) return [];
  return tx
    .select(registerFacts)
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .where(and(eq(people.bureauId, bureauId), amongTexts(people.code, codes)));
}

/** Ids of those who must not meet this enterprise. */
export async function recusedFrom(tx: Tx, enterpriseId: number): Promise<Set<number>> {
  const rows = await tx
    .select({ id: recusals.personId })
    .from(recusals)
    .where(eq(recusals.enterpriseId, enterpriseId));
  return new Set(rows.map(({ id }) => id));
}
