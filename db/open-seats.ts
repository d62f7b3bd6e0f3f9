/** Who is to make a visit, a 复查 or a confirmation, and what the register says of them now. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { type RegisterFacts, registerFacts } from './register-facts.ts';
import { UNVISITED } from './replacements.ts';
import { draws, inspectors, people, recusals, replacements, taskMembers, tasks } from './schema.ts';

export type OpenSeat = {
  readonly taskId: number;
  readonly drawId: number;
  readonly from: Day;
  readonly to: Day;
  readonly personId: number;
  readonly inspector: Omit<RegisterFacts, 'id' | 'code'> | null;
  readonly recused: boolean;
  /** when nobody was found for this seat the last time */
  readonly vacantSince: Date | null;
};

/** 复查 to come: by when, and whose. */
const TO_RECHECK = sql`${tasks.state} = 'inspected' and ${tasks.rectification} = 'ordered'`;
/** Somebody is to visit, or to confirm. `<> 'closed'` is what the index is for. */
const NEEDS_TEAM = sql`${tasks.state} <> 'closed' and (${UNVISITED} or ${tasks.state} = 'reported'
  or (${tasks.state} = 'inspected' and ${tasks.rectification} in ('ordered', 'checked')))`;

/**
 * Everyone who is to make a visit that is not reported yet, or a 复查, in draws of our own: as many as there are of
 * them. A leave over the day of a 复查 only puts it off.
 */
export async function openSeats(tx: Tx, bureauId: number): Promise<OpenSeat[]> {
  const rows = await tx
    .select({
      taskId: tasks.id,
      drawId: tasks.drawId,
      from: sql<Day>`case when ${TO_RECHECK} then ${tasks.rectifyBy} else ${tasks.from} end`,
      to: sql<Day>`case when ${TO_RECHECK} then ${tasks.rectifyBy} else ${tasks.to} end`,
      isRecheck: sql<boolean>`${TO_RECHECK}`,
      personId: taskMembers.personId,
      inPost: inspectors.inPost,
      validUntil: inspectors.validUntil,
      away: registerFacts.away,
      recused: sql<boolean>`${recusals.personId} is not null`,
      vacantSince: replacements.decidedAt,
    })
    .from(tasks)
    .innerJoin(draws, and(eq(draws.id, tasks.drawId), eq(draws.origin, 'ssd-1')))
    .innerJoin(taskMembers, eq(taskMembers.taskId, tasks.id))
    .innerJoin(people, eq(people.id, taskMembers.personId))
    .leftJoin(inspectors, eq(inspectors.personId, taskMembers.personId))
    .leftJoin(
      recusals,
      and(eq(recusals.personId, taskMembers.personId), eq(recusals.enterpriseId, tasks.enterpriseId)),
    )
    .leftJoin(
      replacements,
      and(
        eq(replacements.taskId, tasks.id),
        eq(replacements.personId, taskMembers.personId),
        eq(replacements.state, 'vacant'),
      ),
    )
    .where(
      and(
        eq(tasks.bureauId, bureauId),
        sql`${tasks.state} <> 'closed' and (${UNVISITED} or (${TO_RECHECK}))`,
      ),
    )
    .orderBy(asc(tasks.drawId), asc(tasks.id), asc(taskMembers.personId));
  return rows.map(({ inPost, validUntil, away, isRecheck, ...row }) => {
    const known = inPost !== null && validUntil !== null;
    return { ...row, inspector: known ? { inPost, validUntil, away: isRecheck ? [] : away } : null };
  });
}

/** Whether there is a visit to come at all, or a result to confirm, in a draw of our own. */
export async function hasOpenSeats(tx: Tx, bureauId: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(draws, and(eq(draws.id, tasks.drawId), eq(draws.origin, 'ssd-1')))
    .where(and(eq(tasks.bureauId, bureauId), NEEDS_TEAM))
    .limit(1);
  return row !== undefined;
}

/** Tasks of our own draws with a result that waits to be confirmed, where somebody of the team has left the post. */
export async function tasksLeftBehind(tx: Tx, bureauId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(draws, and(eq(draws.id, tasks.drawId), eq(draws.origin, 'ssd-1')))
    .where(
      and(
        eq(tasks.bureauId, bureauId),
        sql`${tasks.state} <> 'closed' and (${tasks.state} = 'reported' or ${tasks.rectification} = 'checked')`,
        sql`exists (select 1 from ${taskMembers} m left join ${inspectors} i on i.person_id = m.person_id
          where m.task_id = ${tasks.id} and not coalesce(i.in_post, false))`,
      ),
    )
    .orderBy(asc(tasks.id));
  return rows.map(({ id }) => id);
}
