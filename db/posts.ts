/** 任命: who holds what, and for how long. What is named for good is a change of the registers of people and sections. */
import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { RoleCode } from '../src/domain/vocabulary.ts';
import type { Tx } from './connect.ts';
import { people, personRoles, sections, sectionWitnesses } from './schema.ts';

/** Gives a role for good; false where it was there. */
export async function grantRole(
  tx: Tx,
  bureauId: number,
  personId: number,
  role: RoleCode,
): Promise<boolean> {
  const made = await tx
    .insert(personRoles)
    .values({ bureauId, personId, role, source: 'register' })
    .onConflictDoNothing()
    .returning();
  return made.length > 0;
}

/** Takes it away; what the environment gives stays. */
export async function withdrawRole(tx: Tx, personId: number, role: RoleCode): Promise<void> {
  const { personId: who, role: what, source } = personRoles;
  await tx.delete(personRoles).where(and(eq(who, personId), eq(what, role), eq(source, 'register')));
  if (role === 'deputy')
    await tx.update(sections).set({ deputyId: null }).where(eq(sections.deputyId, personId));
}

export async function sourcesOf(tx: Tx, personId: number, role: RoleCode) {
  const rows = await tx
    .select({ source: personRoles.source })
    .from(personRoles)
    .where(and(eq(personRoles.personId, personId), eq(personRoles.role, role)));
  return rows.map(({ source }) => source);
}

/** Others who hold the role for good and have an account. */
export async function othersWith(
  tx: Tx,
  bureauId: number,
  role: RoleCode,
  personId: number,
): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(distinct ${people.id})::int` })
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .where(
      and(
        eq(personRoles.bureauId, bureauId),
        eq(personRoles.role, role),
        ne(personRoles.source, 'acting'),
        ne(people.id, personId),
        isNotNull(people.openId),
      ),
    );
  return row?.n ?? 0;
}

/** One at a time names and ends in a bureau, so that two of the last two can't end each other. */
export async function lockPosts(tx: Tx, bureauId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(20262, ${bureauId}::int)`);
}

export async function moveToSection(tx: Tx, personId: number, sectionId: number): Promise<void> {
  await tx.update(people).set({ sectionId }).where(eq(people.id, personId));
}

export async function setDeputy(tx: Tx, sectionId: number, personId: number): Promise<void> {
  await tx.update(sections).set({ deputyId: personId }).where(eq(sections.id, sectionId));
}

export async function addWitness(
  tx: Tx,
  bureauId: number,
  sectionId: number,
  personId: number,
): Promise<boolean> {
  const made = await tx
    .insert(sectionWitnesses)
    .values({ bureauId, sectionId, personId })
    .onConflictDoNothing()
    .returning();
  return made.length > 0;
}

export async function removeWitness(tx: Tx, sectionId: number, personId: number): Promise<boolean> {
  const gone = await tx
    .delete(sectionWitnesses)
    .where(and(eq(sectionWitnesses.sectionId, sectionId), eq(sectionWitnesses.personId, personId)))
    .returning();
  return gone.length > 0;
}

export type Holder = {
  readonly personId: number;
  readonly name: string;
  readonly sectionId: number | null;
  readonly role: RoleCode;
  readonly fixed: boolean;
};

/** Who holds a role for good, 执法人员 left out; `fixed`: the environment says so. */
export async function holders(tx: Tx, bureauId: number): Promise<Holder[]> {
  return tx
    .select({
      personId: people.id,
      name: people.name,
      sectionId: people.sectionId,
      role: personRoles.role,
      fixed: sql<boolean>`bool_and(${personRoles.source} = 'environment')`,
    })
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .where(
      and(
        eq(personRoles.bureauId, bureauId),
        ne(personRoles.role, 'inspector'),
        ne(personRoles.source, 'acting'),
      ),
    )
    .groupBy(people.id, personRoles.role)
    .orderBy(asc(personRoles.role), asc(people.id));
}

/** 见证人 of all sections. */
export async function allWitnesses(tx: Tx, bureauId: number) {
  return tx
    .select({ personId: people.id, name: people.name, sectionId: sectionWitnesses.sectionId })
    .from(sectionWitnesses)
    .innerJoin(people, eq(people.id, sectionWitnesses.personId))
    .where(eq(sectionWitnesses.bureauId, bureauId))
    .orderBy(asc(sectionWitnesses.sectionId), asc(people.id));
}
