/** 留痕: INSERT only. */
import { sql } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { journal } from './schema.ts';

export async function keepJournal(tx: Tx, entry: typeof journal.$inferInsert): Promise<void> {
  await tx.insert(journal).values(entry);
}

/** Takes up into the chain what was committed while another transaction was at it. */
export async function sealJournal(db: Db): Promise<void> {
  await db.execute(sql`select seal_journal()`);
}
