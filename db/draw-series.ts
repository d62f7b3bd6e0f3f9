/** 密钥链: the series of draws, and which of their secrets are used and public. */
import { and, asc, eq, isNull, lt, max, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { type Draw, type DrawKind, headColumns } from './draws.ts';
import { drawSeries, draws } from './schema.ts';

export type Series = typeof drawSeries.$inferSelect;

export async function openSeries(tx: Tx, bureauId: number, kind: DrawKind): Promise<Series | undefined> {
  const [row] = await tx
    .select()
    .from(drawSeries)
    .where(and(eq(drawSeries.bureauId, bureauId), eq(drawSeries.kind, kind), isNull(drawSeries.endedAt)));
  return row;
}

export async function seriesById(tx: Tx, id: number): Promise<Series | undefined> {
  const [row] = await tx.select().from(drawSeries).where(eq(drawSeries.id, id));
  return row;
}

export async function makeSeriesRow(tx: Tx, row: typeof drawSeries.$inferInsert): Promise<Series> {
  const [made] = await tx.insert(drawSeries).values(row).returning();
  return made!;
}

export async function endSeriesRow(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.update(drawSeries).set({ endedAt: at }).where(eq(drawSeries.id, id));
}

/** How many secrets of the series are used, and the highest that is public. */
export async function secretsUsed(tx: Tx, seriesId: number): Promise<{ used: number; published: number }> {
  const [row] = await tx
    .select({ used: max(draws.secretNo) })
    .from(draws)
    .where(eq(draws.seriesId, seriesId));
  const [open] = await tx
    .select({ published: max(draws.secretNo) })
    .from(draws)
    .where(and(eq(draws.seriesId, seriesId), sql`${draws.publishedAt} is not null`));
  return { used: row?.used ?? 0, published: open?.published ?? 0 };
}

/** Earlier draws of the series whose secret is not public. */
export async function unpublishedBefore(tx: Tx, seriesId: number, secretNo: number): Promise<Draw[]> {
  return tx
    .select(headColumns)
    .from(draws)
    .where(and(eq(draws.seriesId, seriesId), lt(draws.secretNo, secretNo), isNull(draws.publishedAt)))
    .orderBy(asc(draws.secretNo));
}

/** The draws of a series whose secrets are not public, in their order. */
export async function unpublishedOfSeries(tx: Tx, seriesId: number): Promise<Draw[]> {
  return tx
    .select(headColumns)
    .from(draws)
    .where(and(eq(draws.seriesId, seriesId), isNull(draws.publishedAt)))
    .orderBy(asc(draws.secretNo));
}
