/** 许可证 of enterprises, as files keep them. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { enterprises, permits } from './schema.ts';

export type Permit = typeof permits.$inferSelect;
export type PermitOfUnit = Permit & {
  readonly unit: string;
  readonly creditCode: string;
  readonly sectionId: number;
};

/** All of a bureau, by the code of the enterprise. */
export async function allPermits(tx: Tx, bureauId: number): Promise<PermitOfUnit[]> {
  const rows = await tx
    .select({
      permit: permits,
      unit: enterprises.name,
      creditCode: enterprises.creditCode,
      sectionId: enterprises.sectionId,
    })
    .from(permits)
    .innerJoin(enterprises, eq(enterprises.id, permits.enterpriseId))
    .where(eq(permits.bureauId, bureauId))
    .orderBy(sql`${enterprises.code} collate "C"`, asc(permits.id));
  return rows.map(({ permit, ...unit }) => ({ ...permit, ...unit }));
}

/** Adds a permit, or brings the one with this number up to date. */
export async function upsertPermit(tx: Tx, row: Omit<Permit, 'id'>): Promise<void> {
  const { issuedOn, validUntil, issuedBy } = row;
  await tx
    .insert(permits)
    .values(row)
    .onConflictDoUpdate({
      target: [permits.enterpriseId, permits.name, permits.number],
      set: { issuedOn, validUntil, issuedBy },
    });
}

/** 不再持有: it leaves the register, and stays in the history. */
export async function removePermit(tx: Tx, id: number): Promise<void> {
  await tx.delete(permits).where(eq(permits.id, id));
}
