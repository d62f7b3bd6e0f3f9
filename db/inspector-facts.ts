/** What a people file says of inspectors, into the tables: only what differs, so that the history holds what changed. */
import { inArray, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { excluded } from './excluded.ts';
import { inspectors } from './schema.ts';

export type InspectorFacts = {
  readonly personId: number;
  /** undefined: not an inspector (any more) */
  readonly inspector: Omit<typeof inspectors.$inferInsert, 'bureauId' | 'personId'> | undefined;
  /** confirmed leave */
  readonly leave: readonly (readonly [string, string])[];
  /** ids of enterprises */
  readonly recusals: readonly number[];
};

/** Takes the place of what was there for these people. */
export async function replaceInspectorFacts(
  tx: Tx,
  bureauId: number,
  facts: readonly InspectorFacts[],
): Promise<void> {
  if (facts.length === 0) return;
  await replaceCertified(tx, bureauId, facts);
  await replaceLeave(tx, bureauId, facts);
  await replaceRecusals(tx, bureauId, facts);
}

async function replaceCertified(tx: Tx, bureauId: number, facts: readonly InspectorFacts[]): Promise<void> {
  const none = facts.filter(({ inspector }) => !inspector).map(({ personId }) => personId);
  if (none.length > 0) await tx.delete(inspectors).where(inArray(inspectors.personId, none));
  const rows = facts.flatMap(({ personId, inspector }) =>
    inspector ? [{ ...inspector, bureauId, personId }] : [],
  );
  if (rows.length === 0) return;
  const said = Object.keys(rows[0]!).filter((name) => name !== 'personId');
  // one statement: two may have changed certificate numbers
  await tx
    .insert(inspectors)
    .values(rows)
    .onConflictDoUpdate({ target: inspectors.personId, set: excluded(inspectors, said) });
}

async function replaceLeave(tx: Tx, bureauId: number, facts: readonly InspectorFacts[]): Promise<void> {
  const spans = facts.flatMap(({ personId, leave }) => leave.map(([from, to]) => ({ personId, from, to })));
  const people = param(facts.map(({ personId }) => personId));
  const wanted = sql`(select * from unnest(${param(spans.map(({ personId }) => personId))}::int[],
    ${param(spans.map(({ from }) => from))}::text[]::date[], ${param(spans.map(({ to }) => to))}::text[]::date[])) as w (person_id, from_day, to_day)`;
  const same = sql`(w.person_id, w.from_day, w.to_day) = (l.person_id, l.from_day, l.to_day)`;
  await tx.execute(sql`delete from leaves l where l.person_id = any(${people}::int[]) and l.state = 'confirmed'
    and not exists (select from ${wanted} where ${same})`);
  await tx.execute(sql`insert into leaves (bureau_id, person_id, from_day, to_day)
    select distinct ${bureauId}::int, w.person_id, w.from_day, w.to_day from ${wanted}
    where not exists (select from leaves l where ${same} and l.state = 'confirmed')`);
}

async function replaceRecusals(tx: Tx, bureauId: number, facts: readonly InspectorFacts[]): Promise<void> {
  const pairs = facts.flatMap(({ personId, recusals }) =>
    recusals.map((enterpriseId) => ({ personId, enterpriseId })),
  );
  const people = param(facts.map(({ personId }) => personId));
  const wanted = sql`(select * from unnest(${param(pairs.map(({ personId }) => personId))}::int[],
    ${param(pairs.map(({ enterpriseId }) => enterpriseId))}::int[])) as w (person_id, enterprise_id)`;
  const same = sql`(w.person_id, w.enterprise_id) = (r.person_id, r.enterprise_id)`;
  await tx.execute(sql`delete from recusals r where r.person_id = any(${people}::int[])
    and not exists (select from ${wanted} where ${same})`);
  await tx.execute(sql`insert into recusals (bureau_id, person_id, enterprise_id)
    select distinct ${bureauId}::int, w.person_id, w.enterprise_id from ${wanted} on conflict do nothing`);
}

function param(values: readonly (string | number)[]) {
  return sql.param([...values]);
}
