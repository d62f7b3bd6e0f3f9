/** 留痕: INSERT only. */
import { sql } from 'drizzle-orm';
import { builtOnce } from './built-once.ts';
import type { Db, Tx } from './connect.ts';
import { journal } from './schema.ts';

type Entry = typeof journal.$inferInsert;

const written = builtOnce((tx) =>
  tx.insert(journal).values({
    bureauId: sql.placeholder('bureauId'),
    at: sql.placeholder('at'),
    actorId: sql.placeholder('actorId'),
    act: sql.placeholder('act'),
    subject: sql.placeholder('subject'),
    detail: sql`${sql.placeholder('detail')}`,
    event: sql.placeholder('event'),
  }),
);

export async function keepJournal(tx: Tx, entry: Entry): Promise<void> {
  const { actorId = null, subject = null, event = null } = entry;
  const detail = entry.detail == null ? null : JSON.stringify(entry.detail);
  await written(tx, { ...entry, actorId, subject, detail, event });
}

/** Takes up into the chain what was committed while another transaction was at it. */
export async function sealJournal(db: Db): Promise<void> {
  await db.execute(sql`select seal_journal()`);
}
