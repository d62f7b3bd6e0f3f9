/** 代理 of a chief or at 执法监督科, by days; while it runs the role stands in person_roles. */
import { and, asc, eq, gte, isNotNull, isNull, lte } from 'drizzle-orm';
import type { ActingRole } from '../src/domain/appointment.ts';
import { addDays, type Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { signChanges } from './register-history.ts';
import { actingRoles, people, personRoles } from './schema.ts';

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
