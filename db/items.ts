/** 抽查事项. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { items } from './schema.ts';

/** The item under which enterprises of each trade are inspected: the first of the trade, by name. */
export async function itemNames(tx: Tx, bureauId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ trade: items.trade, name: items.name })
    .from(items)
    .where(eq(items.bureauId, bureauId))
    .orderBy(desc(items.code));
  return new Map(rows.map(({ trade, name }) => [trade, name]));
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

/** The item of each of these trades, in their order. */
export async function itemsOfTrades(tx: Tx, bureauId: number, trades: readonly string[]) {
  const rows = await tx
    .select()
    .from(items)
    .where(and(eq(items.bureauId, bureauId), inArray(items.trade, [...trades])))
    .orderBy(desc(items.code));
  const first = new Map(rows.map((row) => [row.trade, row]));
  return trades.flatMap((trade) => first.get(trade) ?? []);
}
