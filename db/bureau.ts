/** 行政机关 and 科室. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { bureaus, people, sections, sectionWitnesses } from './schema.ts';

export type Section = typeof sections.$inferSelect;

/** The bureau with this code, made when it isn't there yet. */
export async function ensureBureau(db: Db | Tx, code: string, name: string): Promise<number> {
  await db.insert(bureaus).values({ code, name }).onConflictDoNothing();
  const [row] = await db.select({ id: bureaus.id }).from(bureaus).where(eq(bureaus.code, code));
  return row!.id;
}

export async function sectionById(tx: Tx, id: number): Promise<Section | undefined> {
  const [row] = await tx.select().from(sections).where(eq(sections.id, id));
  return row;
}

export async function allSections(tx: Tx, bureauId: number): Promise<Section[]> {
  return tx.select().from(sections).where(eq(sections.bureauId, bureauId)).orderBy(asc(sections.id));
}

/** Sections that have enterprises of their own to draw. */
export async function drawingSections(tx: Tx, bureauId: number): Promise<Section[]> {
  return tx
    .select()
    .from(sections)
    .where(and(eq(sections.bureauId, bureauId), sql`cardinality(${sections.trades}) > 0`))
    .orderBy(asc(sections.id));
}

export type NamedWitness = { readonly id: number; readonly code: string; readonly name: string };

/** 见证人 of a section's draws, by code. */
export async function witnessesOf(tx: Tx, sectionId: number): Promise<NamedWitness[]> {
  return tx
    .select({ id: people.id, code: people.code, name: people.name })
    .from(sectionWitnesses)
    .innerJoin(people, eq(people.id, sectionWitnesses.personId))
    .where(eq(sectionWitnesses.sectionId, sectionId))
    .orderBy(sql`${people.code} collate "C"`);
}
