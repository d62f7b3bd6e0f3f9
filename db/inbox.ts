/** 收件: an event has its effect once, however often it comes. */
import { eq, sql } from 'drizzle-orm';
import { builtOnce } from './built-once.ts';
import type { Tx } from './connect.ts';
import { inbox } from './schema.ts';

export type Outcome = 'done' | 'refused' | 'fault' | 'ignored';

type Entry = {
  readonly key: string;
  readonly bureauId: number;
  readonly receivedAt: Date;
  readonly kind: string;
};

const entered = builtOnce<Entry, { key: string }>(
  (tx) =>
    tx
      .insert(inbox)
      .values({
        key: sql.placeholder('key'),
        bureauId: sql.placeholder('bureauId'),
        receivedAt: sql.placeholder('receivedAt'),
        kind: sql.placeholder('kind'),
        outcome: 'done',
      })
      .onConflictDoNothing()
      .returning({ key: inbox.key }),
  ['key'],
);

/**
 * Enters the event. Undefined: it is new and ours to handle; otherwise the answer given before. A second
 * transaction with the same key waits here until the first is through. It is `done` without an answer unless settled
 * otherwise, which saves most events a statement.
 */
export async function enter(tx: Tx, entry: Entry): Promise<{ answer: unknown } | undefined> {
  const made = await entered(tx, entry);
  if (made.length > 0) return undefined;
  const [row] = await tx.select({ answer: inbox.answer }).from(inbox).where(eq(inbox.key, entry.key));
  return { answer: row?.answer };
}

export async function settleEntry(tx: Tx, key: string, outcome: Outcome, answer: unknown): Promise<void> {
  await tx.update(inbox).set({ outcome, answer }).where(eq(inbox.key, key));
}
