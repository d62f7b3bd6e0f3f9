/** What the fairness report 公平性报告 reads: every formal draw of our own, in its order, and what people did about it. */
import { and, asc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { drawLog, draws, enterprises, experts, people, sections } from './schema.ts';

/** Days of the freeze, both included. */
export type Span = { readonly from: string; readonly to: string };
export type HistoryRow = {
  readonly id: number;
  readonly no: string;
  readonly state: 'drawn' | 'published' | 'void';
  readonly section: string;
  /** who opened it */
  readonly chief: string;
};

const frozenOn = sql`(${draws.openAt} at time zone 'Asia/Shanghai')::date`;

/** 抽取 of our own, no drill, frozen in these days. */
const frozenBetween = (bureauId: number, { from, to }: Span) =>
  and(
    eq(draws.bureauId, bureauId),
    eq(draws.origin, 'ssd-1'),
    eq(draws.kind, 'formal'),
    gte(frozenOn, from),
    lte(frozenOn, to),
  );

/** Without the long texts: they are asked for one at a time. */
export async function drawsBetween(tx: Tx, bureauId: number, span: Span): Promise<HistoryRow[]> {
  const rows = await tx
    .select({ id: draws.id, no: draws.no, state: draws.state, section: sections.name, chief: people.name })
    .from(draws)
    .innerJoin(sections, eq(sections.id, draws.sectionId))
    .innerJoin(people, eq(people.id, draws.openedBy))
    .where(and(frozenBetween(bureauId, span), inArray(draws.state, ['drawn', 'published', 'void'])))
    .orderBy(asc(draws.id));
  return rows as HistoryRow[];
}

/** The whole record as it is kept. */
export async function keptRecord(tx: Tx, drawId: number): Promise<string> {
  const [row] = await tx.select({ record: draws.record }).from(draws).where(eq(draws.id, drawId));
  return row?.record ?? '';
}

/** 换人 (RECUSE) and 替换 (SUBSTITUTE) by number of the draw, of those frozen in these days. */
export type Amended = { readonly no: string; readonly people: number; readonly enterprises: number };

export async function amendedDraws(tx: Tx, bureauId: number, span: Span): Promise<Amended[]> {
  const numbers = tx.select({ no: draws.no }).from(draws).where(frozenBetween(bureauId, span));
  return tx
    .select({
      no: drawLog.no,
      people: sql<number>`(count(*) filter (where ${drawLog.type} = 'RECUSE'))::int`,
      enterprises: sql<number>`(count(*) filter (where ${drawLog.type} = 'SUBSTITUTE'))::int`,
    })
    .from(drawLog)
    .where(
      and(
        eq(drawLog.bureauId, bureauId),
        inArray(drawLog.no, numbers),
        inArray(drawLog.type, ['RECUSE', 'SUBSTITUTE']),
      ),
    )
    .groupBy(drawLog.no);
}

/** Names by public code; codes of enterprises and of people differ. */
export async function namesByCode(tx: Tx, bureauId: number): Promise<Map<string, string>> {
  const of = async (table: typeof enterprises | typeof people | typeof experts) =>
    tx.select({ code: table.code, name: table.name }).from(table).where(eq(table.bureauId, bureauId));
  const all = [await of(experts), await of(people), await of(enterprises)].flat();
  return new Map(all.map(({ code, name }) => [code, name]));
}
