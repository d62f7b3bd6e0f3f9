/** 抽查事项. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { items } from './schema.ts';

/** The item under which enterprises of a trade are inspected, by name. */
export async function itemFor(tx: Tx, bureauId: number, trade: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ name: items.name })
    .from(items)
    .where(and(eq(items.bureauId, bureauId), eq(items.trade, trade)))
    .orderBy(asc(items.code))
    .limit(1);
  return row?.name;
}

/** The items that a new bureau begins with; what is there already stays as it is. */
export async function ensureItems(
  db: Db | Tx,
  bureauId: number,
  rows: readonly Omit<typeof items.$inferInsert, 'bureauId'>[],
): Promise<void> {
  await db
    .insert(items)
    .values(rows.map((row) => ({ bureauId, ...row })))
    .onConflictDoNothing();
}
