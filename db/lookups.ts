/** 查询: enterprises and people by a part of their name or code, and all that is shown of one (docs/decisions/search.md). */
import { and, asc, eq, gte, lte, or, type SQLWrapper, sql } from 'drizzle-orm';
import { foldText, gramsOf, wordsOf } from '../src/domain/lookup.ts';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import type { Enterprise } from './enterprises.ts';
import { visitCounts } from './enterprises.ts';
import { enterprises, inspectors, leaves, people, permits, sections, sectionWitnesses } from './schema.ts';

/** More are not counted: whoever finds so many says more of the name. */
export const MOST = 200;
/** a shorter part of a code names nearly everyone */
const CODE_PART = 4;

/** As the index spells it. */
const folded = (column: SQLWrapper) => sql`lower(normalize(${column}, NFKC))`;

function holds(column: SQLWrapper, word: string, least: number, most: number) {
  const parts = sql.join(
    gramsOf(word, least, most).map((gram) => sql`${gram}`),
    sql`, `,
  );
  const span = sql.raw(`${least}, ${most}`);
  return sql`(search_grams(${folded(column)}, ${span}) @> array[${parts}]::text[] and strpos(${folded(column)}, ${word}) > 0)`;
}

const inCode = (word: string) => [...word].length >= CODE_PART && /^[!-~]+$/.test(word);

export type UnitHit = Pick<Enterprise, 'id' | 'name' | 'county' | 'isKey' | 'status'> & {
  readonly section: string;
};

/** 检查对象 whose name has each word, or whose 统一社会信用代码 or code is or has it; nearest first, one more than MOST at most. */
export async function findUnits(tx: Tx, bureauId: number, query: string): Promise<UnitHit[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const { id, name, county, isKey, status } = enterprises;
  const rows = await tx
    .select({ id, name, county, isKey, status, section: sections.name })
    .from(enterprises)
    .innerJoin(sections, eq(sections.id, enterprises.sectionId))
    .where(
      and(
        eq(enterprises.bureauId, bureauId),
        ...words.map((word) =>
          or(
            holds(name, word, 1, 2),
            eq(enterprises.code, word.toUpperCase()),
            inCode(word) ? holds(enterprises.creditCode, word, CODE_PART, CODE_PART) : undefined,
          ),
        ),
      ),
    )
    .limit(MOST + 1);
  return byNearness(rows, query);
}

export type PersonHit = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly title: string | null;
  readonly section: string | null;
};

/** Everyone whose name has each word, or whose code it is. */
export async function findPeople(tx: Tx, bureauId: number, query: string): Promise<PersonHit[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const { id, code, name, title } = people;
  const rows = await tx
    .select({ id, code, name, title, section: sections.name })
    .from(people)
    .leftJoin(sections, eq(sections.id, people.sectionId))
    .where(
      and(
        eq(people.bureauId, bureauId),
        ...words.map((word) => or(holds(name, word, 1, 2), eq(people.code, word.toUpperCase()))),
      ),
    )
    .limit(MOST + 1);
  return byNearness(rows, query);
}

/** The name itself, then names that begin so, then the earlier in the name the better. */
function byNearness<T extends { readonly name: string }>(rows: readonly T[], query: string): T[] {
  const [first = ''] = wordsOf(query);
  const place = (row: T) => {
    const name = foldText(row.name);
    if (name === query) return -1;
    const at = name.indexOf(first);
    return at < 0 ? name.length : at;
  };
  const placed = rows.map((row) => ({ row, at: place(row) }));
  placed.sort((a, b) => a.at - b.at || (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : 0));
  return placed.map(({ row }) => row);
}

/** How many 检查对象 each section has. */
export async function unitCounts(tx: Tx, bureauId: number) {
  return tx
    .select({ section: sections.name, n: sql<number>`count(*)::int` })
    .from(enterprises)
    .innerJoin(sections, eq(sections.id, enterprises.sectionId))
    .where(eq(enterprises.bureauId, bureauId))
    .groupBy(sections.id, sections.name)
    .orderBy(asc(sections.id));
}

export type UnitFacts = Enterprise & {
  readonly section: string;
  /** visits this year, by us and by others */
  readonly inspected: number;
  readonly lastVisit: Day | null;
  readonly permits: readonly { readonly name: string; readonly validUntil: Day | null }[];
};

export async function unitFacts(
  tx: Tx,
  bureauId: number,
  id: number,
  year: string,
): Promise<UnitFacts | undefined> {
  const [row] = await tx
    .select({ unit: enterprises, section: sections.name })
    .from(enterprises)
    .innerJoin(sections, eq(sections.id, enterprises.sectionId))
    .where(and(eq(enterprises.bureauId, bureauId), eq(enterprises.id, id)));
  if (!row) return undefined;
  const [visits] = await visitCounts(tx, [id], year);
  const held = await tx
    .select({ name: permits.name, validUntil: permits.validUntil })
    .from(permits)
    .where(eq(permits.enterpriseId, id))
    .orderBy(asc(permits.id));
  const { inspected = 0, lastVisit = null } = visits ?? {};
  return { ...row.unit, section: row.section, inspected, lastVisit, permits: held };
}

export type PersonFacts = {
  readonly id: number;
  readonly mobile: string;
  readonly title: string | null;
  readonly certificate?: { readonly no: string; readonly validUntil: Day; readonly inPost: boolean };
  readonly specialities: readonly string[];
  readonly counties: readonly string[];
  /** 请假 that runs today, to its last day */
  readonly awayUntil: Day | null;
  readonly witnessFor: readonly string[];
  readonly deputyFor: readonly string[];
};

export async function personFacts(
  tx: Tx,
  bureauId: number,
  id: number,
  today: Day,
): Promise<PersonFacts | undefined> {
  const [row] = await tx
    .select({ mobile: people.mobile, title: people.title, inspector: inspectors })
    .from(people)
    .leftJoin(inspectors, eq(inspectors.personId, people.id))
    .where(and(eq(people.bureauId, bureauId), eq(people.id, id)));
  if (!row) return undefined;
  const { inspector } = row;
  return {
    id,
    mobile: row.mobile,
    title: row.title,
    ...(inspector && {
      certificate: {
        no: inspector.certificateNo,
        validUntil: inspector.validUntil,
        inPost: inspector.inPost,
      },
    }),
    specialities: inspector?.specialities ?? [],
    counties: inspector?.counties ?? [],
    awayUntil: await awayUntil(tx, id, today),
    ...(await dutiesOf(tx, id)),
  };
}

async function awayUntil(tx: Tx, personId: number, today: Day): Promise<Day | null> {
  const [leave] = await tx
    .select({ to: leaves.to })
    .from(leaves)
    .where(
      and(
        eq(leaves.personId, personId),
        eq(leaves.state, 'confirmed'),
        lte(leaves.from, today),
        gte(leaves.to, today),
      ),
    )
    .orderBy(sql`${leaves.to} desc`)
    .limit(1);
  return leave?.to ?? null;
}

/** 见证 and 分管: of which sections. */
async function dutiesOf(tx: Tx, personId: number) {
  const witnessed = await tx
    .select({ name: sections.name })
    .from(sectionWitnesses)
    .innerJoin(sections, eq(sections.id, sectionWitnesses.sectionId))
    .where(eq(sectionWitnesses.personId, personId))
    .orderBy(asc(sections.id));
  const led = await tx
    .select({ name: sections.name })
    .from(sections)
    .where(eq(sections.deputyId, personId))
    .orderBy(asc(sections.id));
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
  return { witnessFor: names(witnessed), deputyFor: names(led) };
}
