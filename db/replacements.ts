/** 换人: requests to leave a team, and what came of them. */
import { and, asc, desc, eq, inArray, isNotNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { RequestState } from '../src/domain/replacement.ts';
import type { Day } from '../src/domain/working-days.ts';
import { amongTexts } from './among.ts';
import type { Tx } from './connect.ts';
import { draws, inspectors, leaves, people, recusals, replacements, taskMembers, tasks } from './schema.ts';

export type Replacement = typeof replacements.$inferSelect;

/** Enters a request; undefined when there is one open for this person and task. */
export async function insertReplacement(
  tx: Tx,
  row: typeof replacements.$inferInsert,
): Promise<Replacement | undefined> {
  const [made] = await tx.insert(replacements).values(row).onConflictDoNothing().returning();
  return made;
}

export async function replacementById(tx: Tx, id: number): Promise<Replacement | undefined> {
  const [row] = await tx.select().from(replacements).where(eq(replacements.id, id));
  return row;
}

/** The request that is open for this person and task, or waits for somebody to come in. */
export async function pendingReplacement(
  tx: Tx,
  taskId: number,
  personId: number,
): Promise<Replacement | undefined> {
  const [row] = await tx
    .select()
    .from(replacements)
    .where(
      and(
        eq(replacements.taskId, taskId),
        eq(replacements.personId, personId),
        inArray(replacements.state, [...PENDING]),
      ),
    );
  return row;
}

const UNVISITED = sql`${tasks.state} in ('waiting', 'assigned', 'accepted')`;
const PENDING = ['open', 'vacant'] as const satisfies readonly RequestState[];

export async function updateReplacement(
  tx: Tx,
  id: number,
  set: Partial<typeof replacements.$inferInsert>,
): Promise<Replacement> {
  const [row] = await tx.update(replacements).set(set).where(eq(replacements.id, id)).returning();
  return row!;
}

/** What somebody asked for last, of this task or of this draw, if it was returned or taken back. */
export async function lastUnmet(
  tx: Tx,
  askedBy: number,
  of: { readonly taskId: number } | { readonly applicationsOf: number },
): Promise<Replacement | undefined> {
  const which: SQL[] =
    'taskId' in of
      ? [eq(replacements.taskId, of.taskId), ne(replacements.kind, 'enterprise')]
      : [eq(tasks.drawId, of.applicationsOf), eq(replacements.kind, 'enterprise')];
  const [row] = await tx
    .select({ request: replacements })
    .from(replacements)
    .innerJoin(tasks, eq(tasks.id, replacements.taskId))
    .where(and(eq(replacements.askedBy, askedBy), ...which))
    .orderBy(desc(replacements.id))
    .limit(1);
  const state = row?.request.state;
  return state === 'returned' || state === 'withdrawn' ? row?.request : undefined;
}

/** Requests of a task that wait for a decision. */
export async function openRequestsOf(tx: Tx, taskId: number): Promise<Replacement[]> {
  return tx
    .select()
    .from(replacements)
    .where(and(eq(replacements.taskId, taskId), eq(replacements.state, 'open')))
    .orderBy(asc(replacements.id));
}

/** 换人申请 of a task that ends: nobody has to be replaced any more. */
export async function withdrawReplacements(tx: Tx, taskId: number, at: Date): Promise<void> {
  await tx
    .update(replacements)
    .set({ state: 'withdrawn', decidedAt: at, decidedBy: null })
    .where(and(eq(replacements.taskId, taskId), inArray(replacements.state, [...PENDING])));
}

/** Requests of a bureau that wait for a decision. */
export async function openReplacements(tx: Tx, bureauId: number): Promise<Replacement[]> {
  return tx
    .select()
    .from(replacements)
    .where(and(eq(replacements.bureauId, bureauId), eq(replacements.state, 'open')))
    .orderBy(asc(replacements.id));
}

const toUrge = (bureauId: number) =>
  and(
    eq(replacements.bureauId, bureauId),
    eq(replacements.state, 'open'),
    isNotNull(replacements.nextAt),
    sql`exists (select 1 from ${tasks} where ${tasks.id} = ${replacements.taskId} and ${UNVISITED})`,
  );

/** Requests that lie and can still be decided, in the order of their tasks. */
export async function requestsToUrge(tx: Tx, bureauId: number, now: Date): Promise<Replacement[]> {
  return tx
    .select()
    .from(replacements)
    .where(and(toUrge(bureauId), lte(replacements.nextAt, now)))
    .orderBy(asc(replacements.taskId), asc(replacements.id));
}

export async function nextUrging(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: replacements.nextAt })
    .from(replacements)
    .where(toUrge(bureauId))
    .orderBy(asc(replacements.nextAt))
    .limit(1);
  return row?.at ?? undefined;
}

/** Puts one person in another's place in a team. */
export async function changeMember(
  tx: Tx,
  { bureauId, taskId }: { bureauId: number; taskId: number },
  out: number,
  newcomer: number,
): Promise<void> {
  await tx.delete(taskMembers).where(and(eq(taskMembers.taskId, taskId), eq(taskMembers.personId, out)));
  await tx.insert(taskMembers).values({ bureauId, taskId, personId: newcomer });
}

/** What the register says of an inspector; whom someone must not meet is asked for one enterprise. */
export type RegisterFacts = {
  readonly id: number;
  readonly code: string;
  readonly inPost: boolean;
  readonly validUntil: Day;
  readonly away: readonly (readonly [Day, Day])[];
};

const facts = {
  id: people.id,
  code: people.code,
  inPost: inspectors.inPost,
  validUntil: inspectors.validUntil,
  away: sql<
    [Day, Day][]
  >`coalesce((select jsonb_agg(jsonb_build_array(l.from_day, l.to_day) order by l.from_day)
    from ${leaves} l where l.person_id = ${people.id} and l.state = 'confirmed'), '[]'::jsonb)`,
};

/** Facts of inspectors by their codes. */
export async function factsByCode(
  tx: Tx,
  bureauId: number,
  codes: readonly string[],
): Promise<RegisterFacts[]> {
  if (codes.length === 0) return [];
  return tx
    .select(facts)
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .where(and(eq(people.bureauId, bureauId), amongTexts(people.code, codes)));
}

/** Ids of those who must not meet this enterprise. */
export async function recusedFrom(tx: Tx, enterpriseId: number): Promise<Set<number>> {
  const rows = await tx
    .select({ id: recusals.personId })
    .from(recusals)
    .where(eq(recusals.enterpriseId, enterpriseId));
  return new Set(rows.map(({ id }) => id));
}

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
      away: facts.away,
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
