/** 预览: what a chief has filled in and seen, until it is frozen. */
import { eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { drawDrafts } from './schema.ts';

export type Draft = typeof drawDrafts.$inferSelect;

export async function insertDraft(tx: Tx, row: typeof drawDrafts.$inferInsert): Promise<Draft> {
  const [made] = await tx.insert(drawDrafts).values(row).returning();
  return made!;
}

/** The draft, held: of two taps one freezes it. */
export async function lockDraft(tx: Tx, id: number): Promise<Draft | undefined> {
  const [row] = await tx.select().from(drawDrafts).where(eq(drawDrafts.id, id)).for('update');
  return row;
}

/** It became this draw. */
export async function draftUsed(tx: Tx, id: number, drawId: number): Promise<void> {
  await tx.update(drawDrafts).set({ drawId }).where(eq(drawDrafts.id, id));
}
