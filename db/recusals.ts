/** 回避 that somebody declares, and the yearly look through the own ones 年度回避申报. The texts are for that person alone. */
import { and, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { RecusalKind } from '../src/domain/register.ts';
import type { Tx } from './connect.ts';
import {
  endedRecusals,
  enterprises,
  inspectors,
  people,
  recusalDeclarations,
  recusals,
  sections,
} from './schema.ts';

export type OwnRecusal = {
  readonly enterpriseId: number;
  readonly name: string;
  readonly county: string;
  readonly kind: RecusalKind | null;
  readonly reason: string | null;
  /** null: the register says so */
  readonly declaredAt: Date | null;
};

export async function ownRecusals(tx: Tx, personId: number): Promise<OwnRecusal[]> {
  const { enterpriseId, kind, reason, declaredAt } = recusals;
  return tx
    .select({ enterpriseId, name: enterprises.name, county: enterprises.county, kind, reason, declaredAt })
    .from(recusals)
    .innerJoin(enterprises, eq(enterprises.id, recusals.enterpriseId))
    .where(eq(recusals.personId, personId))
    .orderBy(sql`${enterprises.code} collate "C"`);
}

export type EndedRecusal = Pick<OwnRecusal, 'name' | 'county'> & {
  readonly endedAt: Date;
  readonly endReason: string;
};

export async function ownEndedRecusals(tx: Tx, personId: number): Promise<EndedRecusal[]> {
  const { endedAt, endReason } = endedRecusals;
  return tx
    .select({ name: enterprises.name, county: enterprises.county, endedAt, endReason })
    .from(endedRecusals)
    .innerJoin(enterprises, eq(enterprises.id, endedRecusals.enterpriseId))
    .where(eq(endedRecusals.personId, personId))
    .orderBy(desc(endedRecusals.id));
}

/** False: it was declared already. What a file said becomes one's own, with its kind. */
export async function declareRecusal(
  tx: Tx,
  row: typeof recusals.$inferInsert & { kind: RecusalKind; declaredAt: Date },
): Promise<boolean> {
  const { kind, reason, declaredAt } = row;
  const made = await tx
    .insert(recusals)
    .values(row)
    .onConflictDoUpdate({
      target: [recusals.personId, recusals.enterpriseId],
      set: { kind, reason: reason ?? null, declaredAt },
      setWhere: isNull(recusals.declaredAt),
    })
    .returning({ id: recusals.enterpriseId });
  return made.length > 0;
}

/** Takes away what one had declared oneself, and keeps it with the reason; false: there is none. */
export async function endRecusal(
  tx: Tx,
  personId: number,
  enterpriseId: number,
  end: { endedAt: Date; endReason: string },
): Promise<boolean> {
  const own = and(
    eq(recusals.personId, personId),
    eq(recusals.enterpriseId, enterpriseId),
    isNotNull(recusals.declaredAt),
  );
  const [was] = await tx.delete(recusals).where(own).returning();
  if (!was?.kind || !was.declaredAt) return false;
  await tx.insert(endedRecusals).values({ ...was, kind: was.kind, declaredAt: was.declaredAt, ...end });
  return true;
}

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
