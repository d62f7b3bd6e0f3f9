/** What a section drew, asked for and froze before. */
import { and, asc, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Count, Mode } from '../src/domain/draw/types.ts';
import type { EarlierDraw } from '../src/domain/repeat.ts';
import type { Tx } from './connect.ts';
import type { Draw, DrawKind } from './draws.ts';
import { draws } from './schema.ts';

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
