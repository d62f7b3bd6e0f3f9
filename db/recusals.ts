/** 回避 that somebody declares, and the yearly look through the own ones 年度回避申报. The texts are for that person alone. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { RecusalKind } from '../src/domain/register.ts';
import type { Tx } from './connect.ts';
import { endedRecusals, enterprises, recusals } from './schema.ts';

export type OwnRecusal = {
  readonly enterpriseId: number;
  readonly name: string;
  readonly county: string;
  readonly kind: RecusalKind | null;
  readonly reason: string | null;
  /** null: the register says so */
  readonly declaredAt: Date | null;
};

export async function ownRecusals(tx: Tx, personId: number): Promise<OwnRecusal[]> {
  const { enterpriseId, kind, reason, declaredAt } = recusals;
  return tx
    .select({ enterpriseId, name: enterprises.name, county: enterprises.county, kind, reason, declaredAt })
    .from(recusals)
    .innerJoin(enterprises, eq(enterprises.id, recusals.enterpriseId))
    .where(eq(recusals.personId, personId))
    .orderBy(sql`${enterprises.code} collate "C"`);
}

export type EndedRecusal = Pick<OwnRecusal, 'name' | 'county'> & {
  readonly endedAt: Date;
  readonly endReason: string;
};

export async function ownEndedRecusals(tx: Tx, personId: number): Promise<EndedRecusal[]> {
  const { endedAt, endReason } = endedRecusals;
  return tx
    .select({ name: enterprises.name, county: enterprises.county, endedAt, endReason })
    .from(endedRecusals)
    .innerJoin(enterprises, eq(enterprises.id, endedRecusals.enterpriseId))
    .where(eq(endedRecusals.personId, personId))
    .orderBy(desc(endedRecusals.id));
}

/** False: it was declared already. What a file said becomes one's own, with its kind. */
export async function declareRecusal(
  tx: Tx,
  row: typeof recusals.$inferInsert & { kind: RecusalKind; declaredAt: Date },
): Promise<boolean> {
  const { kind, reason, declaredAt } = row;
  const made = await tx
    .insert(recusals)
    .values(row)
    .onConflictDoUpdate({
      target: [recusals.personId, recusals.enterpriseId],
      set: { kind, reason: reason ?? null, declaredAt },
      setWhere: isNull(recusals.declaredAt),
    })
    .returning({ id: recusals.enterpriseId });
  return made.length > 0;
}

/** Takes away what one had declared oneself, and keeps it with the reason; false: there is none. */
export async function endRecusal(
  tx: Tx,
  personId: number,
  enterpriseId: number,
  end: { endedAt: Date; endReason: string },
): Promise<boolean> {
  const own = and(
    eq(recusals.personId, personId),
    eq(recusals.enterpriseId, enterpriseId),
    isNotNull(recusals.declaredAt),
  );
  const [was] = await tx.delete(recusals).where(own).returning();
  if (!was?.kind || !was.declaredAt) return false;
  await tx.insert(endedRecusals).values({ ...was, kind: was.kind, declaredAt: was.declaredAt, ...end });
  return true;
}
