/** What of the draws is public: published records, and the secrets of void ones. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { drawLog, draws } from './schema.ts';

/** A draw whose record is public, or a void one whose secret is. */
export type PublicDraw =
  | { readonly no: string; readonly id: number }
  | { readonly no: string; readonly secret: string };

const isPublic = (bureauId: number) =>
  and(eq(draws.bureauId, bureauId), eq(draws.origin, 'ssd-1'), isNotNull(draws.publishedAt));

/** 已公开的抽取, in the order in which they were frozen. */
export async function publicDraws(db: Db | Tx, bureauId: number): Promise<{ no: string; isVoid: boolean }[]> {
  const rows = await db
    .select({ no: draws.no, state: draws.state })
    .from(draws)
    .where(isPublic(bureauId))
    .orderBy(asc(draws.id));
  return rows.map(({ no, state }) => ({ no, isVoid: state === 'void' }));
}

/** Undefined: no such draw, or not public yet, which is not told apart. */
export async function publicDraw(db: Db | Tx, bureauId: number, no: string): Promise<PublicDraw | undefined> {
  const [row] = await db
    .select({ id: draws.id, state: draws.state })
    .from(draws)
    .where(and(isPublic(bureauId), eq(draws.no, no)));
  if (!row) return undefined;
  if (row.state !== 'void') return { no, id: row.id };
  const [entry] = await db
    .select({ body: drawLog.body })
    .from(drawLog)
    .where(and(eq(drawLog.bureauId, bureauId), eq(drawLog.no, no), eq(drawLog.type, 'PUBLISH')));
  return entry ? { no, secret: (JSON.parse(entry.body) as { secret: string }).secret } : undefined;
}
