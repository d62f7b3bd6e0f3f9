/** 换人: requests to leave a team, and what came of them. */
import { and, asc, desc, eq, inArray, isNotNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { RequestState } from '../src/domain/replacement.ts';
import type { Tx } from './connect.ts';
import { replacements, taskMembers, tasks } from './schema.ts';

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

/** Tasks whose visit is not reported yet. */
export const UNVISITED = sql`${tasks.state} in ('waiting', 'assigned', 'accepted')`;
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
