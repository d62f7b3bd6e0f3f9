/** 检查任务: read, held and written. */
import { and, asc, eq, inArray, isNotNull, lte, max, notInArray, sql } from 'drizzle-orm';
import type { Task } from '../src/domain/task.ts';
import type { CountedDay, Day } from '../src/domain/working-days.ts';
import { among, numbers, texts } from './among.ts';
import type { Tx } from './connect.ts';
import { inParts } from './parts.ts';
import { taskMembers, tasks } from './schema.ts';
import { taskFiles } from './task-files.ts';
import { type TaskFile, toColumns } from './task-rows.ts';

export type { TaskFile } from './task-rows.ts';

type Where = ReturnType<typeof and>;

/** The task, held until the transaction ends. */
export async function lockTask(tx: Tx, id: number): Promise<TaskFile | undefined> {
  return (await lockTasks(tx, [id]))[0];
}

/** These tasks, held until the transaction ends. */
export async function lockTasks(tx: Tx, ids: readonly number[]): Promise<TaskFile[]> {
  return hold(tx, among(tasks.id, ids));
}

/** All tasks of a draw, held until the transaction ends. */
export async function lockTasksOfDraw(tx: Tx, drawId: number): Promise<TaskFile[]> {
  return hold(tx, eq(tasks.drawId, drawId));
}

async function hold(tx: Tx, where: Where): Promise<TaskFile[]> {
  const held = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(where)
    .orderBy(asc(tasks.id))
    .for('update');
  return tasksById(
    tx,
    held.map(({ id }) => id),
  );
}

async function numbered(tx: Tx, where: Where): Promise<TaskFile[]> {
  const rows = await tx.execute<{ id: number }>(sql`select id from ${tasks} where ${where}`);
  return taskFiles(
    tx,
    rows.map(({ id }) => id),
  );
}

export async function hasTasks(tx: Tx, drawId: number): Promise<boolean> {
  const [row] = await tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.drawId, drawId)).limit(1);
  return row !== undefined;
}

export async function tasksOfDraw(tx: Tx, drawId: number): Promise<TaskFile[]> {
  return numbered(tx, eq(tasks.drawId, drawId));
}

export async function tasksById(tx: Tx, ids: readonly number[]): Promise<TaskFile[]> {
  return taskFiles(tx, ids);
}

/** 待派发, 已办结, 不再检查: nothing runs. */
const IDLE = ['waiting', 'closed', 'stopped'] as const;

/** Tasks of a person that are not closed and have been given out. */
export async function tasksOfPerson(tx: Tx, personId: number): Promise<TaskFile[]> {
  const mine = tx
    .select({ id: taskMembers.taskId })
    .from(taskMembers)
    .where(eq(taskMembers.personId, personId));
  return numbered(tx, and(inArray(tasks.id, mine), notInArray(tasks.state, [...IDLE])));
}

/** All tasks that were given out and are not closed, held until the transaction ends. */
export async function openTasks(tx: Tx, bureauId: number): Promise<TaskFile[]> {
  return hold(tx, and(eq(tasks.bureauId, bureauId), notInArray(tasks.state, [...IDLE])));
}

/** Tasks for which something falls due; held, so that one replica reminds. */
export async function dueTasks(tx: Tx, bureauId: number, now: Date, limit: number): Promise<TaskFile[]> {
  const due = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.bureauId, bureauId), isNotNull(tasks.nextAt), lte(tasks.nextAt, now)))
    .orderBy(asc(tasks.nextAt), asc(tasks.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return tasksById(
    tx,
    due.map((row) => row.id),
  );
}

export async function nextDueAt(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: tasks.nextAt })
    .from(tasks)
    .where(and(eq(tasks.bureauId, bureauId), isNotNull(tasks.nextAt)))
    .orderBy(asc(tasks.nextAt))
    .limit(1);
  return row?.at ?? undefined;
}

export async function setNextAt(tx: Tx, taskId: number, nextAt: Date | null): Promise<void> {
  await tx.update(tasks).set({ nextAt }).where(eq(tasks.id, taskId));
}

type Visit = {
  readonly enterpriseId: number;
  readonly from: Day;
  readonly to: Day;
  readonly team: readonly number[];
};

/**
 * The tasks of a draw, not yet given out; their numbers by enterprise. One that is there already gets other days and
 * another team: the draw was corrected 更正, or an enterprise that was drawn before it comes in as a reserve.
 */
export async function makeTasks(
  tx: Tx,
  bureauId: number,
  drawId: number,
  list: readonly Visit[],
): Promise<ReadonlyMap<number, number>> {
  const ids = new Map<number, number>();
  for (const part of inParts(list)) {
    const made = await tx.execute<{ id: number; unit: number }>(sql`
      insert into tasks (bureau_id, draw_id, enterprise_id, from_day, to_day, state)
      select ${bureauId}::int, ${drawId}::int, v.unit, v.from_day::date, v.to_day::date, 'waiting'
      from unnest(${numbers(part.map(({ enterpriseId }) => enterpriseId))},
        ${texts(part.map(({ from }) => from))}, ${texts(part.map(({ to }) => to))})
        with ordinality v (unit, from_day, to_day, n) order by v.n
      on conflict (draw_id, enterprise_id) do update
        set from_day = excluded.from_day, to_day = excluded.to_day, state = excluded.state
        where tasks.state in ('waiting', 'stopped')
      returning id, enterprise_id as unit`);
    for (const { id, unit } of made) ids.set(unit, id);
    if (made.length < part.length) throw new Error(`a visit of draw ${drawId} is under way already`);
    await seat(
      tx,
      bureauId,
      part.map(({ enterpriseId, team }) => ({ taskId: ids.get(enterpriseId)!, team })),
    );
  }
  return ids;
}

/** These teams, and nobody else. */
async function seat(
  tx: Tx,
  bureauId: number,
  teams: readonly { readonly taskId: number; readonly team: readonly number[] }[],
): Promise<void> {
  await tx.delete(taskMembers).where(
    among(
      taskMembers.taskId,
      teams.map(({ taskId }) => taskId),
    ),
  );
  const seats = teams.flatMap(({ taskId, team }) => team.map((person) => ({ taskId, person })));
  await tx.execute(sql`
    insert into task_members (bureau_id, task_id, person_id)
    select ${bureauId}::int, v.task, v.person
    from unnest(${numbers(seats.map(({ taskId }) => taskId))},
      ${numbers(seats.map(({ person }) => person))}) v (task, person)`);
}

export type Times = { readonly publishBy?: CountedDay | undefined; readonly nextAt: Date | null };

/** Writes the state of a task, which is held, with its times; findings are written elsewhere. */
export async function saveTask(tx: Tx, task: Task, times: Times): Promise<void> {
  await tx
    .update(tasks)
    .set({ ...toColumns(task.state), ...timeColumns(times) })
    .where(eq(tasks.id, task.id));
}

/** Writes one state and the same times for all these tasks. */
export async function saveAlike(
  tx: Tx,
  ids: readonly number[],
  state: Task['state'],
  times: Times,
): Promise<void> {
  await tx
    .update(tasks)
    .set({ ...toColumns(state), ...timeColumns(times) })
    .where(among(tasks.id, ids));
}

/** Writes the times alone: whoever holds the task changes its state. */
export async function saveTimes(tx: Tx, taskId: number, times: Times): Promise<void> {
  await tx.update(tasks).set(timeColumns(times)).where(eq(tasks.id, taskId));
}

function timeColumns({ publishBy, nextAt }: Times) {
  return { publishBy: publishBy?.day ?? null, publishByProvisional: publishBy?.provisional ?? false, nextAt };
}

/** The last visit of a draw, once all of them are over: the strict or the lenient 抽查结束之日. */
export async function lastVisit(tx: Tx, drawId: number): Promise<Day | undefined> {
  const [row] = await tx
    .select({
      last: max(tasks.visited),
      open: sql<number>`count(*) filter (where ${tasks.visited} is null and ${tasks.state} <> 'stopped')::int`,
    })
    .from(tasks)
    .where(eq(tasks.drawId, drawId));
  return row && row.open === 0 && row.last ? row.last : undefined;
}
