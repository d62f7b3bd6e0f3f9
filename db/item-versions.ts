/** 抽查事项 in versions: drafts, what waits for approval, and what was ever published. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import type { ItemInForce, ItemVersion } from './items.ts';
import { items, itemVersions } from './schema.ts';

type NewVersion = typeof itemVersions.$inferInsert;

function selectVersions(tx: Db | Tx) {
  return tx
    .select({ version: itemVersions, code: items.code, trade: items.trade })
    .from(itemVersions)
    .innerJoin(items, eq(items.id, itemVersions.itemId));
}

export async function versionById(tx: Tx, id: number): Promise<ItemInForce | undefined> {
  const [row] = await selectVersions(tx).where(eq(itemVersions.id, id)).for('update', { of: itemVersions });
  return row && { ...row.version, code: row.code, trade: row.trade };
}

/** The newest published version of an item. */
export async function newestPublished(tx: Tx, itemId: number): Promise<ItemVersion | undefined> {
  const [row] = await tx
    .select()
    .from(itemVersions)
    .where(and(eq(itemVersions.itemId, itemId), eq(itemVersions.state, 'published')))
    .orderBy(desc(itemVersions.no))
    .limit(1);
  return row;
}

/** What waits for approval, or is still a draft. */
export async function openVersions(tx: Tx, bureauId: number): Promise<ItemInForce[]> {
  const rows = await selectVersions(tx)
    .where(and(eq(itemVersions.bureauId, bureauId), inArray(itemVersions.state, ['draft', 'submitted'])))
    .orderBy(items.code);
  return rows.map(({ version, code, trade }) => ({ ...version, code, trade }));
}

/** Everything that was ever published, item by item, newest first. */
export async function publishedVersions(tx: Db | Tx, bureauId: number): Promise<ItemInForce[]> {
  const rows = await selectVersions(tx)
    .where(and(eq(itemVersions.bureauId, bureauId), eq(itemVersions.state, 'published')))
    .orderBy(asc(items.code), desc(itemVersions.no));
  return rows.map(({ version, code, trade }) => ({ ...version, code, trade }));
}

/** The next version of its item; undefined when one is open already. */
export async function insertVersion(tx: Tx, row: Omit<NewVersion, 'no'>): Promise<ItemVersion | undefined> {
  const [last] = await tx
    .select({ no: itemVersions.no })
    .from(itemVersions)
    .where(eq(itemVersions.itemId, row.itemId))
    .orderBy(desc(itemVersions.no))
    .limit(1);
  const [made] = await tx
    .insert(itemVersions)
    .values({ ...row, no: (last?.no ?? 0) + 1 })
    .onConflictDoNothing()
    .returning();
  return made;
}

export async function updateVersion(
  tx: Tx,
  { id, itemId }: Pick<ItemVersion, 'id' | 'itemId'>,
  change: Partial<NewVersion>,
): Promise<ItemVersion> {
  const [row] = await tx.update(itemVersions).set(change).where(eq(itemVersions.id, id)).returning();
  if (row!.state === 'published') await tx.update(items).set({ name: row!.name }).where(eq(items.id, itemId));
  return row!;
}
