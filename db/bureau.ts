/** 行政机关 and 科室. */
import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { entryOf, SECTIONS, TRADES } from '../src/domain/vocabulary.ts';
import type { Db, Tx } from './connect.ts';
import { bureaus, people, personRoles, sections, sectionWitnesses } from './schema.ts';

export type Section = typeof sections.$inferSelect;

/** The bureau with this code, made when it isn't there yet. */
export async function ensureBureau(db: Db | Tx, code: string, name: string): Promise<number> {
  await db.insert(bureaus).values({ code, name }).onConflictDoNothing();
  const [row] = await db.select({ id: bureaus.id }).from(bureaus).where(eq(bureaus.code, code));
  return row!.id;
}

export async function bureauName(tx: Tx, id: number): Promise<string> {
  const [row] = await tx.select({ name: bureaus.name }).from(bureaus).where(eq(bureaus.id, id));
  return row?.name ?? '';
}

export async function sectionById(tx: Tx, id: number): Promise<Section | undefined> {
  const [row] = await tx.select().from(sections).where(eq(sections.id, id));
  return row;
}

export async function sectionByName(tx: Tx, bureauId: number, name: string): Promise<Section | undefined> {
  const [row] = await tx
    .select()
    .from(sections)
    .where(and(eq(sections.bureauId, bureauId), eq(sections.name, name)));
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

/** Ids of sections by name; those that are not there yet are made, with the trades they supervise. */
export async function ensureSections(
  tx: Tx,
  bureauId: number,
  names: readonly string[],
): Promise<Map<string, number>> {
  for (const name of names) {
    const known = SECTIONS.find((section) => section.name === name);
    const trades = known ? known.trades.map((code) => entryOf(TRADES, code).name) : [];
    await tx.insert(sections).values({ bureauId, name, trades }).onConflictDoNothing();
  }
  return new Map((await allSections(tx, bureauId)).map((section) => [section.name, section.id]));
}

type Duty = { readonly personId: number; readonly sectionId: number };

/** Names the witnesses of sections anew for these people. */
export async function replaceWitnesses(
  tx: Tx,
  bureauId: number,
  personIds: readonly number[],
  rows: readonly Duty[],
): Promise<void> {
  const named = new Set(rows.map(({ personId, sectionId }) => `${personId}/${sectionId}`));
  const { personId, sectionId } = sectionWitnesses;
  const known = await tx
    .select()
    .from(sectionWitnesses)
    .where(inArray(personId, [...personIds]));
  for (const each of known)
    if (!named.has(`${each.personId}/${each.sectionId}`))
      await tx
        .delete(sectionWitnesses)
        .where(and(eq(personId, each.personId), eq(sectionId, each.sectionId)));
  if (rows.length > 0)
    await tx
      .insert(sectionWitnesses)
      .values(rows.map((row) => ({ bureauId, ...row })))
      .onConflictDoNothing();
}

/** Names the 分管领导 of sections anew, for these people. */
export async function replaceDeputies(
  tx: Tx,
  personIds: readonly number[],
  rows: readonly Duty[],
): Promise<void> {
  const kept = rows.map(({ sectionId }) => sectionId);
  await tx
    .update(sections)
    .set({ deputyId: null })
    .where(and(inArray(sections.deputyId, [...personIds]), notInArray(sections.id, kept)));
  for (const { personId, sectionId } of rows)
    await tx.update(sections).set({ deputyId: personId }).where(eq(sections.id, sectionId));
}

/** Names for the demo's greeting: the chief of a section and those who witness its draws. */
export async function witnessesOfSection(
  db: Db,
  name: string,
): Promise<{ chief: string; witnesses: string[] }> {
  const rows = await db
    .select({ name: people.name })
    .from(sectionWitnesses)
    .innerJoin(people, eq(people.id, sectionWitnesses.personId))
    .innerJoin(sections, eq(sections.id, sectionWitnesses.sectionId))
    .where(eq(sections.name, name))
    .orderBy(people.code);
  const [chief] = await db
    .select({ name: people.name })
    .from(people)
    .innerJoin(sections, eq(sections.id, people.sectionId))
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'chief')))
    .where(eq(sections.name, name))
    .limit(1);
  return { chief: chief?.name ?? '', witnesses: rows.map((row) => row.name) };
}

type Settings = Partial<
  Pick<Section, 'witnessMinutes' | 'visitDays' | 'personCap' | 'reserve' | 'inspectionEnd' | 'approval'>
>;

export async function updateSection(tx: Tx, id: number, settings: Settings): Promise<void> {
  if (Object.keys(settings).length === 0) return;
  await tx.update(sections).set(settings).where(eq(sections.id, id));
}
