/** 留痕: INSERT only. */
import type { Tx } from './connect.ts';
import { journal } from './schema.ts';

export async function keepJournal(tx: Tx, entry: typeof journal.$inferInsert): Promise<void> {
  await tx.insert(journal).values(entry);
}
