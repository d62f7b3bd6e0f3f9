/** 请假 that somebody asked for: who, from when to when, and what the chief said. */
import { and, eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { leaves, people } from './schema.ts';

export type Leave = typeof leaves.$inferSelect & { readonly who: string; readonly sectionId: number | null };

export async function insertLeave(tx: Tx, row: typeof leaves.$inferInsert): Promise<number> {
  const [made] = await tx.insert(leaves).values(row).returning({ id: leaves.id });
  return made!.id;
}

/** The leave, held until the transaction ends. */
export async function lockLeave(tx: Tx, bureauId: number, id: number): Promise<Leave | undefined> {
  const [row] = await tx
    .select({ leave: leaves, who: people.name, sectionId: people.sectionId })
    .from(leaves)
    .innerJoin(people, eq(people.id, leaves.personId))
    .where(and(eq(leaves.bureauId, bureauId), eq(leaves.id, id)))
    .for('update', { of: leaves });
  return row && { ...row.leave, who: row.who, sectionId: row.sectionId };
}

export async function updateLeave(
  tx: Tx,
  id: number,
  change: Partial<typeof leaves.$inferInsert>,
): Promise<void> {
  await tx.update(leaves).set(change).where(eq(leaves.id, id));
}
