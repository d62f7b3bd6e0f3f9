/** 检查任务: read, held and written. */
import { and, asc, eq, inArray, isNotNull, lte, max, notInArray, sql } from 'drizzle-orm';
import type { Task } from '../src/domain/task.ts';
import type { CountedDay, Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { inParts } from './parts.ts';
import {
  draws,
  enterprises,
  findings,
  inspectors,
  people,
  replacements,
  sections,
  taskMembers,
  tasks,
} from './schema.ts';
import { type TaskFile, toColumns, toFile } from './task-rows.ts';

export type { TaskFile } from './task-rows.ts';

type Where = ReturnType<typeof and>;

async function load(tx: Tx, where: Where): Promise<TaskFile[]> {
  const rows = await tx
    .select({
      row: tasks,
      enterprise: enterprises,
      drawNo: draws.no,
      origin: draws.origin,
      platformNo: draws.platformNo,
      sectionId: draws.sectionId,
      section: sections.name,
      inspectionEnd: sections.inspectionEnd,
    })
    .from(tasks)
    .innerJoin(enterprises, eq(enterprises.id, tasks.enterpriseId))
    .innerJoin(draws, eq(draws.id, tasks.drawId))
    .innerJoin(sections, eq(sections.id, draws.sectionId))
    .where(where)
    .orderBy(asc(tasks.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const members = await tx
    .select({
      taskId: taskMembers.taskId,
      id: people.id,
      code: people.code,
      name: people.name,
      openId: people.openId,
      inPost: sql<boolean>`coalesce(${inspectors.inPost}, false)`,
    })
    .from(taskMembers)
    .innerJoin(people, eq(people.id, taskMembers.personId))
    .leftJoin(inspectors, eq(inspectors.personId, taskMembers.personId))
    .where(inArray(taskMembers.taskId, ids))
    .orderBy(sql`${people.code} collate "C"`);
  const found = await tx
    .select()
    .from(findings)
    .where(inArray(findings.taskId, ids))
    .orderBy(asc(findings.id));
  const asked = await tx
    .select({
      taskId: replacements.taskId,
      personId: replacements.personId,
      name: people.name,
      state: sql<'open' | 'vacant' | 'approved'>`${replacements.state}`,
    })
    .from(replacements)
    .innerJoin(people, eq(people.id, replacements.personId))
    .where(
      and(inArray(replacements.taskId, ids), inArray(replacements.state, ['open', 'vacant', 'approved'])),
    );
  const teams = groupBy(members, (member) => member.taskId);
  const replaced = groupBy(asked, (request) => request.taskId);
  const reports = groupBy(found, (finding) => finding.taskId);
  return rows.map(({ row, ...rest }) =>
    toFile(row, rest, {
      team: teams.get(row.id) ?? [],
      list: reports.get(row.id) ?? [],
      replaced: replaced.get(row.id) ?? [],
    }),
  );
}

function groupBy<T>(list: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The task, held until the transaction ends. */
export async function lockTask(tx: Tx, id: number): Promise<TaskFile | undefined> {
  return (await lockTasks(tx, [id]))[0];
}

/** These tasks, held until the transaction ends. */
export async function lockTasks(tx: Tx, ids: readonly number[]): Promise<TaskFile[]> {
  return hold(tx, inArray(tasks.id, [...ids]));
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

export async function tasksOfDraw(tx: Tx, drawId: number): Promise<TaskFile[]> {
  return load(tx, eq(tasks.drawId, drawId));
}

export async function tasksById(tx: Tx, ids: readonly number[]): Promise<TaskFile[]> {
  return ids.length === 0 ? [] : load(tx, inArray(tasks.id, [...ids]));
}

/** 待派发, 已办结, 不再检查: nothing runs. */
const IDLE = ['waiting', 'closed', 'stopped'] as const;

/** Tasks of a person that are not closed and have been given out. */
export async function tasksOfPerson(tx: Tx, personId: number): Promise<TaskFile[]> {
  const mine = tx
    .select({ id: taskMembers.taskId })
    .from(taskMembers)
    .where(eq(taskMembers.personId, personId));
  return load(tx, and(inArray(tasks.id, mine), notInArray(tasks.state, [...IDLE])));
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

/** The tasks of a draw, not yet given out; their numbers by enterprise. */
export async function makeTasks(
  tx: Tx,
  bureauId: number,
  drawId: number,
  list: readonly { enterpriseId: number; from: Day; to: Day; team: readonly number[] }[],
): Promise<ReadonlyMap<number, number>> {
  const ids = new Map<number, number>();
  for (const part of inParts(list)) {
    const rows = part.map(({ enterpriseId, from, to }) => ({
      ...{ bureauId, drawId, enterpriseId, from, to },
      state: 'waiting' as const,
    }));
    const made = await tx.insert(tasks).values(rows).returning({ id: tasks.id, unit: tasks.enterpriseId });
    for (const { id, unit } of made) ids.set(unit, id);
    const members = part.flatMap(({ enterpriseId, team }) =>
      team.map((personId) => ({ bureauId, taskId: ids.get(enterpriseId)!, personId })),
    );
    await tx.insert(taskMembers).values(members);
  }
  return ids;
}

/** A task of the same visit with other days and another team 更正, not yet given out. */
export async function remakeTask(
  tx: Tx,
  { bureauId, taskId }: { bureauId: number; taskId: number },
  { from, to, team }: { from: Day; to: Day; team: readonly number[] },
): Promise<void> {
  await tx.update(tasks).set({ from, to, state: 'waiting' }).where(eq(tasks.id, taskId));
  await tx.delete(taskMembers).where(eq(taskMembers.taskId, taskId));
  await tx.insert(taskMembers).values(team.map((personId) => ({ bureauId, taskId, personId })));
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
    .where(inArray(tasks.id, [...ids]));
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
