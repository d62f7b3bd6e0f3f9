/** 收件: an event has its effect once, however often it comes. */
import { eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { inbox } from './schema.ts';

export type Outcome = 'done' | 'refused' | 'fault' | 'ignored';

/**
 * Enters the event. Undefined: it is new and ours to handle; otherwise the answer given before. A second
 * transaction with the same key waits here until the first is through. It is `done` without an answer unless settled
 * otherwise, which saves most events a statement.
 */
export async function enter(
  tx: Tx,
  entry: { key: string; bureauId: number; receivedAt: Date; kind: string },
): Promise<{ answer: unknown } | undefined> {
  const made = await tx
    .insert(inbox)
    .values({ ...entry, outcome: 'done' })
    .onConflictDoNothing()
    .returning({ key: inbox.key });
  if (made.length > 0) return undefined;
  const [row] = await tx.select({ answer: inbox.answer }).from(inbox).where(eq(inbox.key, entry.key));
  return { answer: row?.answer };
}

export async function settleEntry(tx: Tx, key: string, outcome: Outcome, answer: unknown): Promise<void> {
  await tx.update(inbox).set({ outcome, answer }).where(eq(inbox.key, key));
}
