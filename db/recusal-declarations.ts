/** 每年核对: whether each inspector has confirmed the 回避申报 of a year. */
import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { inspectors, people, recusalDeclarations, recusals, sections } from './schema.ts';

export type Declaration = typeof recusalDeclarations.$inferSelect;

export async function declarationOf(
  tx: Tx,
  personId: number,
  year: number,
): Promise<Declaration | undefined> {
  const [row] = await tx
    .select()
    .from(recusalDeclarations)
    .where(and(eq(recusalDeclarations.personId, personId), eq(recusalDeclarations.year, year)));
  return row;
}

/** In post, and not asked yet this year. */
export async function notAskedYet(tx: Tx, bureauId: number, year: number): Promise<number[]> {
  const asked = sql`select 1 from ${recusalDeclarations} d
    where d.person_id = ${inspectors.personId} and d.year = ${year}::int`;
  const rows = await tx
    .select({ id: inspectors.personId })
    .from(inspectors)
    .where(and(eq(inspectors.bureauId, bureauId), eq(inspectors.inPost, true), sql`not exists (${asked})`))
    .orderBy(inspectors.personId);
  return rows.map(({ id }) => id);
}

export async function askDeclarations(
  tx: Tx,
  rows: readonly (typeof recusalDeclarations.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(recusalDeclarations).values([...rows]);
}

/** Confirmed once; false: it was already, or nobody asked. */
export async function confirmDeclaration(
  tx: Tx,
  personId: number,
  year: number,
  now: Date,
): Promise<boolean> {
  const made = await tx
    .update(recusalDeclarations)
    .set({ declaredAt: now, remindAt: null })
    .where(
      and(
        eq(recusalDeclarations.personId, personId),
        eq(recusalDeclarations.year, year),
        isNull(recusalDeclarations.declaredAt),
      ),
    )
    .returning({ year: recusalDeclarations.year });
  return made.length > 0;
}

/** Those who are to be reminded now; whoever has left the post is not any more. */
export async function declarationsDue(
  tx: Tx,
  bureauId: number,
  now: Date,
): Promise<(Declaration & { readonly inPost: boolean })[]> {
  const rows = await tx
    .select({ declaration: recusalDeclarations, inPost: inspectors.inPost })
    .from(recusalDeclarations)
    .leftJoin(inspectors, eq(inspectors.personId, recusalDeclarations.personId))
    .where(and(eq(recusalDeclarations.bureauId, bureauId), lte(recusalDeclarations.remindAt, now)))
    .orderBy(recusalDeclarations.personId);
  return rows.map(({ declaration, inPost }) => ({ ...declaration, inPost: inPost ?? false }));
}

export async function nextDeclaration(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: recusalDeclarations.remindAt })
    .from(recusalDeclarations)
    .where(and(eq(recusalDeclarations.bureauId, bureauId), isNotNull(recusalDeclarations.remindAt)))
    .orderBy(recusalDeclarations.remindAt)
    .limit(1);
  return row?.at ?? undefined;
}

export async function remindDeclaration(
  tx: Tx,
  { personId, year }: Pick<Declaration, 'personId' | 'year'>,
  remindAt: Date | null,
): Promise<void> {
  await tx
    .update(recusalDeclarations)
    .set({ remindAt })
    .where(and(eq(recusalDeclarations.personId, personId), eq(recusalDeclarations.year, year)));
}

export type DeclarationYear = {
  readonly asked: number;
  readonly declared: number;
  /** recusals as they stand, of those who were asked */
  readonly recusals: number;
  readonly open: readonly { readonly name: string; readonly section: string | null }[];
};

/** What the office sees of a year: numbers, and who is open; never for which enterprise or why. */
export async function declarationYear(tx: Tx, bureauId: number, year: number): Promise<DeclarationYear> {
  const rows = await tx
    .select({
      name: people.name,
      section: sections.name,
      declaredAt: recusalDeclarations.declaredAt,
      recusals: sql<number>`(select count(*) from ${recusals} r where r.person_id = ${people.id})::int`,
    })
    .from(recusalDeclarations)
    .innerJoin(people, eq(people.id, recusalDeclarations.personId))
    .innerJoin(inspectors, and(eq(inspectors.personId, people.id), eq(inspectors.inPost, true)))
    .leftJoin(sections, eq(sections.id, people.sectionId))
    .where(and(eq(recusalDeclarations.bureauId, bureauId), eq(recusalDeclarations.year, year)))
    .orderBy(people.code);
  const open = rows.filter(({ declaredAt }) => declaredAt === null);
  return {
    asked: rows.length,
    declared: rows.length - open.length,
    recusals: rows.reduce((sum, row) => sum + row.recusals, 0),
    open: open.map(({ name, section }) => ({ name, section })),
  };
}
