/** 抽查事项清单: the versions that are in force, which alone may be drawn. */
import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { keepJournal } from './journal.ts';
import { drawItems, items, itemVersions } from './schema.ts';

export type ItemVersion = typeof itemVersions.$inferSelect;
/** A version with the item that it is of. */
export type ItemInForce = ItemVersion & { readonly code: string; readonly trade: string };

/** What is in force on a day: of each item the newest published version that had begun, unless it has ended. */
export async function itemsInForce(
  tx: Tx,
  bureauId: number,
  day: Day,
  trades?: readonly string[],
): Promise<ItemInForce[]> {
  const rows = await tx
    .selectDistinctOn([items.id], { version: itemVersions, code: items.code, trade: items.trade })
    .from(items)
    .innerJoin(itemVersions, eq(itemVersions.itemId, items.id))
    .where(
      and(
        eq(items.bureauId, bureauId),
        trades && inArray(items.trade, [...trades]),
        eq(itemVersions.state, 'published'),
        lte(itemVersions.effectiveFrom, day),
      ),
    )
    .orderBy(items.id, desc(itemVersions.no));
  return rows
    .filter(({ version }) => version.effectiveTo === null || version.effectiveTo >= day)
    .map(({ version, code, trade }) => ({ ...version, code, trade }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What a plan of that year may name: in force today, or on its first day if that lies ahead (国办发〔2024〕54号: published ones alone). */
export async function itemsOfYear(
  { tx, bureauId, today }: { readonly tx: Tx; readonly bureauId: number; readonly today: Day },
  trades: readonly string[],
  year: number,
): Promise<ItemInForce[]> {
  const first = `${year}-01-01`;
  return itemsInForce(tx, bureauId, today > first ? today : first, trades);
}

export async function allItems(tx: Tx, bureauId: number): Promise<(typeof items.$inferSelect)[]> {
  return tx.select().from(items).where(eq(items.bureauId, bureauId)).orderBy(items.code);
}

export async function insertItem(tx: Tx, row: typeof items.$inferInsert): Promise<number> {
  const [made] = await tx.insert(items).values(row).returning({ id: items.id });
  return made!.id;
}

/** The item under which enterprises of each trade are inspected: the first of the trade, by name. */
export async function itemNames(tx: Tx, bureauId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ trade: items.trade, name: items.name })
    .from(items)
    .where(eq(items.bureauId, bureauId))
    .orderBy(desc(items.code));
  return new Map(rows.map(({ trade, name }) => [trade, name]));
}

/** The first item of each of these trades that is in force, in their order. */
export async function itemsOfTrades(
  tx: Tx,
  bureauId: number,
  trades: readonly string[],
  day: Day,
): Promise<ItemInForce[]> {
  const inForce = await itemsInForce(tx, bureauId, day, trades);
  return trades.flatMap((trade) => inForce.find((each) => each.trade === trade) ?? []);
}

/** The versions under which a draw is held. */
export async function keepDrawItems(
  tx: Tx,
  bureauId: number,
  drawId: number,
  versionIds: readonly number[],
): Promise<void> {
  await tx.insert(drawItems).values(versionIds.map((versionId) => ({ bureauId, drawId, versionId })));
}

export type FirstItem = Pick<
  ItemVersion,
  'name' | 'basis' | 'body' | 'content' | 'method' | 'effectiveFrom'
> & {
  readonly code: string;
  readonly trade: string;
};

/**
 * 初始载入: the items that a new bureau begins with, published without an approval here, because the bureau's own document names
 * them; that document is their reason, in the list and in 留痕. What is there already stays as it is.
 */
export async function ensureItems(
  db: Tx,
  bureauId: number,
  rows: readonly FirstItem[],
  now: Date,
  document: string,
): Promise<void> {
  const loaded: string[] = [];
  for (const { code, trade, ...version } of rows) {
    const [made] = await db
      .insert(items)
      .values({ bureauId, code, trade, name: version.name })
      .onConflictDoNothing()
      .returning({ id: items.id });
    if (!made) continue;
    loaded.push(code);
    const facts = { category: 'both', state: 'published', madeAt: now, publishedAt: now } as const;
    const row = { bureauId, itemId: made.id, no: 1, reason: document, ...facts, ...version };
    await db.insert(itemVersions).values(row);
  }
  if (loaded.length === 0) return;
  const detail = { document, items: loaded };
  await keepJournal(db, { bureauId, at: now, act: 'load-items', subject: 'items', detail });
}
