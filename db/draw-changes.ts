/** 作废, 替换, 更正, 公共随机值: requests, and what came of them. */
import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { drawChanges } from './schema.ts';

export type DrawChange = typeof drawChanges.$inferSelect;

/** Enters a request; undefined when one is open for the same thing. */
export async function insertChange(
  tx: Tx,
  row: typeof drawChanges.$inferInsert,
): Promise<DrawChange | undefined> {
  const [made] = await tx.insert(drawChanges).values(row).onConflictDoNothing().returning();
  return made;
}

export async function changeById(tx: Tx, id: number): Promise<DrawChange | undefined> {
  const [row] = await tx.select().from(drawChanges).where(eq(drawChanges.id, id));
  return row;
}

export async function updateChange(
  tx: Tx,
  id: number,
  set: Partial<typeof drawChanges.$inferInsert>,
): Promise<DrawChange> {
  const [row] = await tx.update(drawChanges).set(set).where(eq(drawChanges.id, id)).returning();
  return row!;
}

/** Requests that wait for a decision: of a draw, or of a bureau. */
export async function openChanges(
  tx: Tx,
  of: { readonly drawId: number } | { readonly bureauId: number },
): Promise<DrawChange[]> {
  const where = 'drawId' in of ? eq(drawChanges.drawId, of.drawId) : eq(drawChanges.bureauId, of.bureauId);
  return tx
    .select()
    .from(drawChanges)
    .where(and(where, eq(drawChanges.state, 'open')))
    .orderBy(asc(drawChanges.id));
}

/** 更正 that two people agreed on and that is still to be computed: the first of them. */
export async function nextAgreed(tx: Tx, bureauId: number): Promise<DrawChange | undefined> {
  const [row] = await tx
    .select()
    .from(drawChanges)
    .where(and(eq(drawChanges.bureauId, bureauId), eq(drawChanges.state, 'agreed')))
    .orderBy(asc(drawChanges.id))
    .limit(1);
  return row;
}

const toUrge = (bureauId: number) =>
  and(eq(drawChanges.bureauId, bureauId), eq(drawChanges.state, 'open'), isNotNull(drawChanges.nextAt));

/** Requests that lie, in the order of their draws. */
export async function changesToUrge(tx: Tx, bureauId: number, now: Date): Promise<DrawChange[]> {
  return tx
    .select()
    .from(drawChanges)
    .where(and(toUrge(bureauId), lte(drawChanges.nextAt, now)))
    .orderBy(asc(drawChanges.drawId), asc(drawChanges.id));
}

export async function nextChangeUrging(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: drawChanges.nextAt })
    .from(drawChanges)
    .where(toUrge(bureauId))
    .orderBy(asc(drawChanges.nextAt))
    .limit(1);
  return row?.at ?? undefined;
}
