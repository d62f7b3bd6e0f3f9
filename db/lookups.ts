/** 查询: enterprises and people by a part of their name or code (docs/decisions/search.md). */
import { and, asc, eq, or, type SQLWrapper, sql } from 'drizzle-orm';
import { foldText, gramsOf, wordsOf } from '../src/domain/lookup.ts';
import type { Tx } from './connect.ts';
import type { Enterprise } from './enterprises.ts';
import { enterprises, people, sections } from './schema.ts';

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

export type UnitHit = Pick<
  Enterprise,
  'id' | 'code' | 'creditCode' | 'name' | 'county' | 'isKey' | 'status' | 'sectionId'
> & { readonly section: string };

/** 检查对象 whose name has each word, or whose 统一社会信用代码 or code is or has it; nearest first, one more than MOST at most. */
export async function findUnits(tx: Tx, bureauId: number, query: string): Promise<UnitHit[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const { id, code, creditCode, name, county, isKey, status, sectionId } = enterprises;
  const rows = await tx
    .select({ id, code, creditCode, name, county, isKey, status, sectionId, section: sections.name })
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
