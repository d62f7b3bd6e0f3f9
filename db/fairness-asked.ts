/** 公平 as it was asked for in chat: computed by the clock, one at a time. */
import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { fairnessAsked } from './schema.ts';

export type FairnessAsked = typeof fairnessAsked.$inferSelect;

export async function askFairness(tx: Tx, row: typeof fairnessAsked.$inferInsert): Promise<void> {
  await tx.insert(fairnessAsked).values(row);
}

/** The first that is still to be computed. */
export async function nextFairness(tx: Tx, bureauId: number): Promise<FairnessAsked | undefined> {
  const [row] = await tx
    .select()
    .from(fairnessAsked)
    .where(and(eq(fairnessAsked.bureauId, bureauId), eq(fairnessAsked.state, 'open')))
    .orderBy(asc(fairnessAsked.id))
    .limit(1);
  return row;
}

export async function settleFairness(tx: Tx, id: number, state: 'done' | 'failed'): Promise<void> {
  await tx.update(fairnessAsked).set({ state }).where(eq(fairnessAsked.id, id));
}
