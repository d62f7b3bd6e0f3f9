/** 检查表 of the items: whole versions, never changed once they are there. */
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import type { Checklist, ChecklistLine } from '../src/domain/checklist.ts';
import type { Day } from '../src/domain/working-days.ts';
import type { Db, Tx } from './connect.ts';
import { checklistLines, checklists, items } from './schema.ts';

export type ChecklistVersion = typeof checklists.$inferSelect & {
  readonly trade: string;
  readonly lines: readonly ChecklistLine[];
};

/** Every version, item by item, newest first. */
export async function allChecklists(tx: Db | Tx, bureauId: number): Promise<ChecklistVersion[]> {
  const rows = await tx
    .select({ list: checklists, trade: items.trade })
    .from(checklists)
    .innerJoin(items, eq(items.id, checklists.itemId))
    .where(eq(checklists.bureauId, bureauId))
    .orderBy(asc(items.code), desc(checklists.no));
  return withLines(
    tx,
    rows.map(({ list, trade }) => ({ ...list, trade })),
  );
}

/** What holds on a day, by trade: of each item the newest version that had begun. */
export async function checklistsOn(
  tx: Tx,
  bureauId: number,
  day: Day,
): Promise<ReadonlyMap<string, readonly Checklist[]>> {
  const rows = await tx
    .selectDistinctOn([checklists.itemId], { list: checklists, trade: items.trade })
    .from(checklists)
    .innerJoin(items, eq(items.id, checklists.itemId))
    .where(and(eq(checklists.bureauId, bureauId), lte(checklists.effectiveFrom, day)))
    .orderBy(checklists.itemId, desc(checklists.effectiveFrom), desc(checklists.no));
  const held = rows.filter(({ list }) => list.effectiveTo === null || list.effectiveTo >= day);
  const lists = await withLines(
    tx,
    held.map(({ list, trade }) => ({ ...list, trade })),
  );
  const byTrade = new Map<string, Checklist[]>();
  for (const list of lists) byTrade.set(list.trade, [...(byTrade.get(list.trade) ?? []), list]);
  return byTrade;
}

async function withLines<T extends { readonly id: number }>(
  tx: Db | Tx,
  lists: readonly T[],
): Promise<(T & { lines: ChecklistLine[] })[]> {
  if (lists.length === 0) return [];
  const ids = lists.map(({ id }) => id);
  const lines = await tx
    .select()
    .from(checklistLines)
    .where(inArray(checklistLines.checklistId, ids))
    .orderBy(checklistLines.checklistId, checklistLines.no);
  return lists.map((list) => ({
    ...list,
    lines: lines.filter(({ checklistId }) => checklistId === list.id),
  }));
}

/** The next version of an item's checklist, whole. */
export async function insertChecklist(
  tx: Tx,
  list: typeof checklists.$inferInsert,
  lines: readonly Omit<ChecklistLine, 'no'>[],
): Promise<void> {
  const [made] = await tx.insert(checklists).values(list).returning({ id: checklists.id });
  await tx.insert(checklistLines).values(
    lines.map(({ text, quoted, source, major, required }, i) => ({
      bureauId: list.bureauId,
      checklistId: made!.id,
      no: i + 1,
      ...{ text, quoted, source, major, required },
    })),
  );
}
