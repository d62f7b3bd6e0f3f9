/** 抽取: draws, their series and witnesses. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNull,
  like,
  lt,
  lte,
  max,
  or,
  sql,
} from 'drizzle-orm';
import type { KeptTexts } from '../src/domain/draw/record.ts';
import type { Count, Mode } from '../src/domain/draw/types.ts';
import type { EarlierDraw } from '../src/domain/repeat.ts';
import type { Tx } from './connect.ts';
import { drawSeries, draws, drawVersions, drawWitnesses, people, sections, tasks } from './schema.ts';

const { units: _u, persons: _p, pairs: _c, salts: _s, record: _r, ...head } = getTableColumns(draws);
/** A draw without its lists and its record, which may be of some megabytes. */
export type Draw = Pick<typeof draws.$inferSelect, keyof typeof head>;
export type DrawKind = Draw['kind'];
export type Series = typeof drawSeries.$inferSelect;
export type WitnessRow = {
  readonly personId: number;
  readonly code: string;
  readonly name: string;
  readonly openId: string | null;
  readonly value: string | null;
  readonly sentAt: Date | null;
};

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

/** Sections and numbers of the tasks of the provincial platform that were entered before. */
export async function enteredTasks(tx: Tx, bureauId: number, platformNos: readonly string[]) {
  return tx
    .select({ sectionId: draws.sectionId, platformNo: draws.platformNo })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        eq(draws.origin, 'province'),
        sql`${draws.platformNo} = any(${sql.param([...platformNos])}::text[])`,
        sql`${draws.approval} <> 'stopped'`,
      ),
    );
}

/** 省级平台任务 that somebody entered at an instant. */
export async function enteredAt(tx: Tx, bureauId: number, by: number, at: Date) {
  return tx
    .select({ id: draws.id })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        eq(draws.origin, 'province'),
        eq(draws.openedBy, by),
        eq(draws.openAt, at),
      ),
    )
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
    .select(head)
    .from(draws)
    .where(and(eq(draws.seriesId, seriesId), lt(draws.secretNo, secretNo), isNull(draws.publishedAt)))
    .orderBy(asc(draws.secretNo));
}

/** The draws of a series whose secrets are not public, in their order. */
export async function unpublishedOfSeries(tx: Tx, seriesId: number): Promise<Draw[]> {
  return tx
    .select(head)
    .from(draws)
    .where(and(eq(draws.seriesId, seriesId), isNull(draws.publishedAt)))
    .orderBy(asc(draws.secretNo));
}

/** 一般检查 of a section that gave a result: no drill, nothing of the provincial platform. */
const generalResults = (sectionId: number) =>
  and(
    eq(draws.sectionId, sectionId),
    eq(draws.origin, 'ssd-1'),
    eq(draws.kind, 'formal'),
    eq(draws.type, 'general'),
    inArray(draws.state, ['drawn', 'published']),
  );

/** Draws of enterprises of a section whose visits fall into this period, and that gave a result (ssd-1 §4). */
export async function earlierDraws(
  tx: Tx,
  sectionId: number,
  { from, to }: { from: string; to: string },
): Promise<EarlierDraw[]> {
  const rows = await tx
    .select({
      no: draws.no,
      from: draws.from,
      to: draws.to,
      strata: sql<Count[]>`${draws.freeze}::json -> 'strata'`,
    })
    .from(draws)
    .where(
      and(
        generalResults(sectionId),
        lte(draws.from, to),
        gte(draws.to, from),
        // units, but no team could be found: nothing came of it, and it may be tried again
        sql`not exists (select from json_each(${draws.record}::json -> 'result' -> 'teams') crew where crew.value::text = 'null')`,
      ),
    )
    .orderBy(asc(draws.id));
  return rows.map(({ strata, ...draw }) => ({
    ...draw,
    strata: strata.filter(([, n]) => n > 0).map(([label]) => label),
  }));
}

/** What the section asked for in its last draw of enterprises that gave something. */
export async function lastGeneralPlan(
  tx: Tx,
  sectionId: number,
): Promise<{ no: string; mode: Mode; strata: Count[] } | undefined> {
  const [row] = await tx
    .select({
      no: draws.no,
      mode: sql<Mode>`${draws.freeze}::json ->> 'mode'`,
      strata: sql<Count[]>`${draws.freeze}::json -> 'strata'`,
    })
    .from(draws)
    .where(generalResults(sectionId))
    .orderBy(desc(draws.id))
    .limit(1);
  return row;
}

export async function insertDraw(tx: Tx, row: typeof draws.$inferInsert): Promise<Draw> {
  const [made] = await tx.insert(draws).values(row).returning(head);
  return made!;
}

export async function updateDraw(tx: Tx, id: number, set: Partial<typeof draws.$inferInsert>): Promise<Draw> {
  const [row] = await tx.update(draws).set(set).where(eq(draws.id, id)).returning(head);
  return row!;
}

/** The list of units that a section froze before this draw, to say what has changed since. */
export async function lastFrozenUnits(
  tx: Tx,
  { sectionId, kind }: { sectionId: number; kind: DrawKind },
  beforeId: number,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ units: draws.units })
    .from(draws)
    .where(
      and(
        eq(draws.sectionId, sectionId),
        eq(draws.origin, 'ssd-1'),
        eq(draws.kind, kind),
        lt(draws.id, beforeId),
      ),
    )
    .orderBy(desc(draws.id))
    .limit(1);
  return row?.units ?? undefined;
}

/** The last freeze before this one, of the same section and kind of inspection, in which a trade had a stratum. */
export async function lastFreezeOf(
  tx: Tx,
  draw: Pick<Draw, 'id' | 'sectionId' | 'type'>,
  trade: string,
): Promise<{ no: string; openAt: Date } | undefined> {
  const [row] = await tx
    .select({ no: draws.no, openAt: draws.openAt })
    .from(draws)
    .where(
      and(
        eq(draws.sectionId, draw.sectionId),
        eq(draws.origin, 'ssd-1'),
        eq(draws.type, draw.type),
        lt(draws.id, draw.id),
        sql`position(${`"st":"${trade}|`} in ${draws.units}) > 0`,
      ),
    )
    .orderBy(desc(draws.id))
    .limit(1);
  return row;
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

export async function nameWitnesses(
  tx: Tx,
  bureauId: number,
  drawId: number,
  personIds: readonly number[],
): Promise<void> {
  await tx
    .insert(drawWitnesses)
    .values(personIds.map((personId, position) => ({ bureauId, drawId, personId, position })));
}

/** The named witnesses in their frozen order. */
export async function witnessRows(tx: Tx, drawId: number): Promise<WitnessRow[]> {
  return tx
    .select({
      personId: people.id,
      code: people.code,
      name: people.name,
      openId: people.openId,
      value: drawWitnesses.value,
      sentAt: drawWitnesses.sentAt,
    })
    .from(drawWitnesses)
    .innerJoin(people, eq(people.id, drawWitnesses.personId))
    .where(eq(drawWitnesses.drawId, drawId))
    .orderBy(drawWitnesses.position);
}

/** Keeps a value; false when there is one already. */
export async function keepWitness(
  tx: Tx,
  drawId: number,
  personId: number,
  value: { value: string; messageId: string; sentAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(drawWitnesses)
    .set(value)
    .where(
      and(
        eq(drawWitnesses.drawId, drawId),
        eq(drawWitnesses.personId, personId),
        isNull(drawWitnesses.value),
      ),
    )
    .returning({ id: drawWitnesses.personId });
  return rows.length > 0;
}

/** Draws in which someone is still asked to witness. */
export async function witnessDuties(tx: Tx, personId: number): Promise<Draw[]> {
  const rows = await tx
    .select({ draw: head })
    .from(drawWitnesses)
    .innerJoin(draws, eq(draws.id, drawWitnesses.drawId))
    .where(and(eq(drawWitnesses.personId, personId), isNull(drawWitnesses.value), eq(draws.state, 'open')));
  return rows.map((row) => row.draw);
}
