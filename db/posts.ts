/** 任命: who holds what, and for how long. What is named for good is a change of the registers of people and sections. */
import { and, asc, eq, gte, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { ActingRole } from '../src/domain/appointment.ts';
import type { RoleCode } from '../src/domain/vocabulary.ts';
import { addDays, type Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { signChanges } from './register-history.ts';
import { actingRoles, people, personRoles, sections, sectionWitnesses } from './schema.ts';

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

export type Acting = typeof actingRoles.$inferSelect;

export async function insertActing(
  tx: Tx,
  row: Omit<typeof actingRoles.$inferInsert, 'turnsOn'>,
): Promise<Acting> {
  const [made] = await tx
    .insert(actingRoles)
    .values({ ...row, turnsOn: row.from })
    .returning();
  return made!;
}

/** 代理 that runs or is to come, with whose it is. */
export async function actingToCome(tx: Tx, bureauId: number, today: Day) {
  return tx
    .select({
      id: actingRoles.id,
      personId: people.id,
      name: people.name,
      sectionId: people.sectionId,
      role: actingRoles.role,
      from: actingRoles.from,
      to: actingRoles.to,
    })
    .from(actingRoles)
    .innerJoin(people, eq(people.id, actingRoles.personId))
    .where(and(eq(actingRoles.bureauId, bureauId), isNull(actingRoles.endedAt), gte(actingRoles.to, today)))
    .orderBy(asc(actingRoles.from), asc(actingRoles.id));
}

/** Ends it before its last day; undefined when it is over. */
export async function endActing(
  tx: Tx,
  bureauId: number,
  id: number,
  ended: { by: number; at: Date; today: Day },
): Promise<Acting | undefined> {
  const [row] = await tx
    .update(actingRoles)
    .set({ endedBy: ended.by, endedAt: ended.at, turnsOn: null })
    .where(
      and(
        eq(actingRoles.bureauId, bureauId),
        eq(actingRoles.id, id),
        isNull(actingRoles.endedAt),
        gte(actingRoles.to, ended.today),
      ),
    )
    .returning();
  if (row) await settleActing(tx, bureauId, row, ended.today);
  return row;
}

/** The next day on which 代理 begins or is over. */
export async function nextActingTurn(tx: Tx, bureauId: number): Promise<Day | undefined> {
  const [row] = await tx
    .select({ day: actingRoles.turnsOn })
    .from(actingRoles)
    .where(and(eq(actingRoles.bureauId, bureauId), isNotNull(actingRoles.turnsOn)))
    .orderBy(asc(actingRoles.turnsOn))
    .limit(1);
  return row?.day ?? undefined;
}

/** Each 代理 that has begun or is over by today: the role is given, or taken away again. */
export async function takeActingTurns(tx: Tx, bureauId: number, today: Day): Promise<void> {
  const due = await tx
    .select()
    .from(actingRoles)
    .where(and(eq(actingRoles.bureauId, bureauId), lte(actingRoles.turnsOn, today)))
    .orderBy(asc(actingRoles.id))
    .for('update');
  for (const row of due) {
    const turnsOn = row.to >= today ? addDays(row.to, 1) : null;
    await tx.update(actingRoles).set({ turnsOn }).where(eq(actingRoles.id, row.id));
    await signChanges(tx, { actorId: row.namedBy, why: row.reason ?? '' });
    await settleActing(tx, bureauId, row, today);
  }
}

/** The role of this person as today's 代理 has it; another one that runs keeps it. */
async function settleActing(
  tx: Tx,
  bureauId: number,
  { personId, role }: { personId: number; role: ActingRole },
  today: Day,
): Promise<void> {
  const running = await tx.$count(
    actingRoles,
    and(
      eq(actingRoles.personId, personId),
      eq(actingRoles.role, role),
      isNull(actingRoles.endedAt),
      lte(actingRoles.from, today),
      gte(actingRoles.to, today),
    ),
  );
  if (running > 0)
    await tx.insert(personRoles).values({ bureauId, personId, role, source: 'acting' }).onConflictDoNothing();
  else
    await tx
      .delete(personRoles)
      .where(
        and(eq(personRoles.personId, personId), eq(personRoles.role, role), eq(personRoles.source, 'acting')),
      );
}
