/** 抽取: draws, from the freeze to the correction. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  like,
  or,
  sql,
} from 'drizzle-orm';
import type { KeptTexts } from '../src/domain/draw/record.ts';
import type { Tx } from './connect.ts';
import { draws, drawVersions, sections, tasks } from './schema.ts';

const { units: _u, persons: _p, pairs: _c, salts: _s, record: _r, ...head } = getTableColumns(draws);
/** the columns of a DrawHead */
export const headColumns = head;
/** A draw without its lists and its record, which may be of some megabytes. */
export type Draw = Pick<typeof draws.$inferSelect, keyof typeof head>;
export type DrawKind = Draw['kind'];

/** One at a time opens, closes and publishes draws of a bureau. */
export async function lockDraws(tx: Tx, bureauId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(20260310, ${bureauId + 1000}::int)`);
}

/** The draw, held until the transaction ends. */
export async function lockDraw(tx: Tx, id: number): Promise<Draw | undefined> {
  const [row] = await tx.select(head).from(draws).where(eq(draws.id, id)).for('update');
  return row;
}

export async function drawById(tx: Tx, id: number): Promise<Draw> {
  const [row] = await tx.select(head).from(draws).where(eq(draws.id, id));
  return row!;
}

/** The exact texts that were hashed: the lists that were frozen, and the record. */
export async function textsOf(tx: Tx, id: number) {
  const { units, persons, pairs, salts, record } = draws;
  const [row] = await tx.select({ units, persons, pairs, salts, record }).from(draws).where(eq(draws.id, id));
  return row!;
}

export async function openDrawOf(tx: Tx, bureauId: number, kind: DrawKind): Promise<Draw | undefined> {
  const [row] = await tx
    .select(head)
    .from(draws)
    .where(and(eq(draws.bureauId, bureauId), eq(draws.kind, kind), eq(draws.state, 'open')));
  return row;
}

/** Draws whose witness window is open: there is one at the most for each bureau and kind. */
export async function openDraws(tx: Tx, bureauId: number): Promise<Draw[]> {
  return tx
    .select(head)
    .from(draws)
    .where(and(eq(draws.bureauId, bureauId), eq(draws.state, 'open')))
    .orderBy(draws.closeAt);
}

/** Draws that are not over, newest first; of one section where it is given. */
export async function recentDraws(tx: Tx, bureauId: number, sectionId: number | undefined, limit: number) {
  return tx
    .select({ draw: head, section: sections.name })
    .from(draws)
    .innerJoin(sections, eq(sections.id, draws.sectionId))
    .where(
      and(eq(draws.bureauId, bureauId), sectionId === undefined ? undefined : eq(draws.sectionId, sectionId)),
    )
    .orderBy(desc(draws.id))
    .limit(limit);
}

/** Draws that may want the office: to be given out, with results to publish, or with a record to be opened. */
export async function officeDraws(tx: Tx, bureauId: number): Promise<Draw[]> {
  const toPublish = tx
    .select({ id: tasks.drawId })
    .from(tasks)
    .where(sql`${tasks.state} = 'inspected' and ${tasks.publishedDay} is null`);
  const unfinished = and(eq(draws.state, 'drawn'), or(eq(draws.origin, 'ssd-1'), isNull(draws.dispatchedAt)));
  return tx
    .select(head)
    .from(draws)
    .where(and(eq(draws.bureauId, bureauId), or(unfinished, inArray(draws.id, toPublish))))
    .orderBy(asc(draws.id));
}

/** The next number of this bureau, kind and origin, `mark` standing before it: no gaps. Call with the draws locked. */
export async function nextNumber(
  tx: Tx,
  bureauId: number,
  origin: Draw['origin'],
  year: string,
  { kind, mark }: { kind: DrawKind; mark: string } = {
    kind: 'formal',
    mark: origin === 'province' ? 'P' : '',
  },
): Promise<{ ordinal: number; no: string }> {
  const prefix = `${mark}${year}-`;
  const of = and(eq(draws.bureauId, bureauId), eq(draws.kind, kind), eq(draws.origin, origin));
  const [all] = await tx.select({ n: count() }).from(draws).where(of);
  const [inYear] = await tx
    .select({ n: count() })
    .from(draws)
    .where(and(of, like(draws.no, `${prefix}%`)));
  return { ordinal: all!.n + 1, no: `${prefix}${String(inYear!.n + 1).padStart(3, '0')}` };
}

export async function insertDraw(tx: Tx, row: typeof draws.$inferInsert): Promise<Draw> {
  const [made] = await tx.insert(draws).values(row).returning(head);
  return made!;
}

/** The first whose cards, lists and record are to be handed out anew. */
export async function drawToHandOut(tx: Tx, bureauId: number): Promise<number | undefined> {
  const [row] = await tx
    .select({ id: draws.id })
    .from(draws)
    .where(and(eq(draws.bureauId, bureauId), isNotNull(draws.handOut)))
    .orderBy(asc(draws.id))
    .limit(1);
  return row?.id;
}

export async function updateDraw(tx: Tx, id: number, set: Partial<typeof draws.$inferInsert>): Promise<Draw> {
  const [row] = await tx.update(draws).set(set).where(eq(draws.id, id)).returning(head);
  return row!;
}

/** The record with the lists in it, of a draw that has its result. */
export async function keptTexts(tx: Tx, id: number): Promise<KeptTexts> {
  const { record, persons, pairs, salts } = await textsOf(tx, id);
  if (record === null || persons === null || pairs === null || salts === null)
    throw new Error(`draw ${id} has no record`);
  return { record, people: persons, pairs, salts };
}

/** 抽取结果 of the enterprises, by label: who was drawn, and the reserves in their order. */
export async function resultUnits(tx: Tx, id: number) {
  const part = (name: 'drawn' | 'reserve') =>
    sql<Record<string, string[]>>`${draws.record}::json #> ${`{result,units,${name}}`}::text[]`;
  const [row] = await tx
    .select({ drawn: part('drawn'), reserve: part('reserve') })
    .from(draws)
    .where(eq(draws.id, id));
  return row!;
}

/** 更正: the record as it was is kept as a version. */
export async function keepVersion(tx: Tx, row: typeof drawVersions.$inferInsert): Promise<void> {
  await tx.insert(drawVersions).values(row);
}

/** The versions before corrections, the first one first. */
export async function versionsOf(tx: Tx, drawId: number): Promise<(typeof drawVersions.$inferSelect)[]> {
  return tx
    .select()
    .from(drawVersions)
    .where(eq(drawVersions.drawId, drawId))
    .orderBy(asc(drawVersions.logN));
}
