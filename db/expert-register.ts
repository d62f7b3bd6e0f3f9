/** 专家库 as a register: all of it, and what a file writes into it. */
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { expertConflicts, experts } from './schema.ts';

export type RegisteredExpert = typeof experts.$inferSelect & { readonly conflicts: readonly number[] };

export async function allExperts(tx: Tx, bureauId: number): Promise<RegisteredExpert[]> {
  const rows = await tx
    .select()
    .from(experts)
    .where(eq(experts.bureauId, bureauId))
    .orderBy(sql`${experts.code} collate "C"`);
  const ids = rows.map(({ id }) => id);
  const found =
    ids.length === 0
      ? []
      : await tx.select().from(expertConflicts).where(inArray(expertConflicts.expertId, ids));
  return rows.map((row) => ({
    ...row,
    conflicts: found.filter(({ expertId }) => expertId === row.id).map(({ enterpriseId }) => enterpriseId),
  }));
}

export async function upsertExpert(
  tx: Tx,
  id: number | undefined,
  row: typeof experts.$inferInsert,
): Promise<number> {
  if (id !== undefined) {
    await tx.update(experts).set(row).where(eq(experts.id, id));
    return id;
  }
  const [made] = await tx.insert(experts).values(row).returning({ id: experts.id });
  return made!.id;
}

/** 应回避企业, in place of what was there. */
export async function replaceConflicts(
  tx: Tx,
  bureauId: number,
  expertId: number,
  enterpriseIds: readonly number[],
): Promise<void> {
  const mine = eq(expertConflicts.expertId, expertId);
  await tx
    .delete(expertConflicts)
    .where(and(mine, notInArray(expertConflicts.enterpriseId, [...enterpriseIds, 0])));
  if (enterpriseIds.length > 0)
    await tx
      .insert(expertConflicts)
      .values(enterpriseIds.map((enterpriseId) => ({ bureauId, expertId, enterpriseId })))
      .onConflictDoNothing();
}
