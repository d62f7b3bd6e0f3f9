/** What the registers ask to be looked at: certificates that run out, key units without a visit, the yearly confirmation. */
import { and, eq, gte, lte, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { enterprises, inspectors, people, registerChanges, registerConfirmations, tasks } from './schema.ts';

export type Expiring = {
  readonly id: number;
  readonly name: string;
  readonly certificateNo: string;
  readonly validUntil: Day;
};

/** 在岗 inspectors whose certificate ends between two days. */
export async function expiringCertificates(
  tx: Tx,
  bureauId: number,
  from: Day,
  to: Day,
): Promise<Expiring[]> {
  const { certificateNo, validUntil } = inspectors;
  return tx
    .select({ id: people.id, name: people.name, certificateNo, validUntil })
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .where(
      and(
        eq(inspectors.bureauId, bureauId),
        eq(inspectors.inPost, true),
        gte(validUntil, from),
        lte(validUntil, to),
      ),
    )
    .orderBy(validUntil, people.id);
}

export type KeyUnit = { readonly name: string; readonly county: string; readonly underWay: boolean };

/** 重点检查单位 of a section that are in operation and not visited yet this year, by us or by others. */
export async function unvisitedKeyUnits(tx: Tx, sectionId: number, year: string): Promise<KeyUnit[]> {
  const mine = sql`select 1 from ${tasks} t where t.enterprise_id = ${enterprises.id} and t.state <> 'stopped'`;
  return tx
    .select({
      name: enterprises.name,
      county: enterprises.county,
      underWay: sql<boolean>`exists (${mine} and t.visited_day is null)`,
    })
    .from(enterprises)
    .where(
      and(
        eq(enterprises.sectionId, sectionId),
        eq(enterprises.isKey, true),
        eq(enterprises.status, 'active'),
        eq(enterprises.inspectedElsewhere, 0),
        sql`(${enterprises.lastInspected} is null or ${enterprises.lastInspected} < ${`${year}-01-01`}::date)`,
        sql`not exists (${mine} and t.visited_day >= ${`${year}-01-01`}::date)`,
      ),
    )
    .orderBy(sql`${enterprises.code} collate "C"`);
}

export type RegisterCounts = {
  readonly total: number;
  readonly key: number;
  readonly active: number;
  readonly listed: number;
  /** changes of the register of enterprises so far */
  readonly changeId: number;
};

export async function registerCounts(tx: Tx, bureauId: number, sectionId: number): Promise<RegisterCounts> {
  const [row] = await tx
    .select({
      total: sql<number>`count(*)::int`,
      key: sql<number>`(count(*) filter (where ${enterprises.isKey}))::int`,
      active: sql<number>`(count(*) filter (where ${enterprises.status} = 'active'))::int`,
      listed: sql<number>`(count(*) filter (where ${enterprises.listing} <> 'none'))::int`,
    })
    .from(enterprises)
    .where(eq(enterprises.sectionId, sectionId));
  const [last] = await tx
    .select({ id: sql<number>`coalesce(max(${registerChanges.id}), 0)::float8` })
    .from(registerChanges)
    .where(and(eq(registerChanges.bureauId, bureauId), eq(registerChanges.register, 'enterprises')));
  return { ...row!, changeId: last!.id };
}

export type Confirmation = typeof registerConfirmations.$inferSelect & { readonly who: string };

export async function confirmationOf(
  tx: Tx,
  sectionId: number,
  year: number,
): Promise<Confirmation | undefined> {
  const [row] = await tx
    .select({ confirmation: registerConfirmations, who: people.name })
    .from(registerConfirmations)
    .innerJoin(people, eq(people.id, registerConfirmations.confirmedBy))
    .where(and(eq(registerConfirmations.sectionId, sectionId), eq(registerConfirmations.year, year)));
  return row && { ...row.confirmation, who: row.who };
}

/** 名录确认: whether a section has confirmed its 检查对象名录库 for a year; its plan waits for that. */
export async function registerConfirmed(tx: Tx, sectionId: number, year: number): Promise<boolean> {
  return (await confirmationOf(tx, sectionId, year)) !== undefined;
}

/** Confirmed once; what somebody else was quicker to confirm stays theirs. */
export async function insertConfirmation(
  tx: Tx,
  row: typeof registerConfirmations.$inferInsert,
): Promise<boolean> {
  const made = await tx
    .insert(registerConfirmations)
    .values(row)
    .onConflictDoNothing()
    .returning({ year: registerConfirmations.year });
  return made.length > 0;
}
