/** 时限 of a task, computed anew whenever its state changes. */
import { workingCalendar } from '../../db/calendar.ts';
import { lockDraw } from '../../db/draws.ts';
import {
  lastVisit,
  lockTasksOfDraw,
  openTasks,
  saveAlike,
  saveTask,
  saveTimes,
  type TaskFile,
  type Times,
} from '../../db/tasks.ts';
import { dueReminders, nextReminder, openDeadlines, publishBy, type Stage } from '../domain/deadlines.ts';
import { assignTask, type Task } from '../domain/task.ts';
import type { Calendar, Day } from '../domain/working-days.ts';
import type { Scene } from '../handler.ts';

/** Stages that are said even if their moment had passed before the deadline began to run. */
const URGENT: readonly Stage[] = ['T-0', 'overdue', 'escalated'];

/** Writes the task, which is held, with its deadline of publication and when something falls due next. */
export async function keepTask(scene: Scene, file: TaskFile, task: Task): Promise<void> {
  await keepTasks(scene, [{ file, task }]);
}

/** The same for several tasks of one draw. */
export async function keepTasks(
  scene: Scene,
  list: readonly { readonly file: TaskFile; readonly task: Task }[],
): Promise<void> {
  const calendar = await workingCalendar(scene.tx, scene.bureauId);
  const whole = list.find(({ file }) => file.inspectionEnd === 'draw');
  // of two visits that end at once each must see the other: one of them is the last
  if (whole) await lockDraw(scene.tx, whole.file.drawId);
  for (const { file, task } of list)
    await saveTask(scene.tx, task, timesOf(scene, calendar, task, await endOf(scene, file, task)));
  const last = list.some(({ file, task }) => visitOf(task) !== undefined && file.visited === null);
  if (whole && last) await endDraw(scene, calendar, whole.file.drawId);
}

/** 派发: gives out tasks that wait, all at once. */
export async function giveOut(scene: Scene, files: readonly TaskFile[]): Promise<void> {
  const calendar = await workingCalendar(scene.tx, scene.bureauId);
  const byDay = new Map<Day, Task[]>();
  for (const { task } of files) {
    const given = assignTask(task, scene.now);
    byDay.set(task.to, [...(byDay.get(task.to) ?? []), given]);
  }
  for (const alike of byDay.values()) {
    const [first] = alike;
    const ids = alike.map((task) => task.id);
    await saveAlike(scene.tx, ids, first!.state, timesOf(scene, calendar, first!, undefined));
  }
}

/** 抽查结束之日: the task's own visit (the strict reading), or the last visit of its draw, as the section sets. */
async function endOf(scene: Scene, file: TaskFile, task: Task): Promise<Day | undefined> {
  if (file.inspectionEnd === 'visit') return visitOf(task);
  return visitOf(task) && (await lastVisit(scene.tx, file.drawId));
}

function visitOf({ state }: Task): Day | undefined {
  return state.is === 'inspected' || state.is === 'closed' ? state.report.content.day : undefined;
}

/** With the last visit all deadlines of the draw begin to run. */
async function endDraw(scene: Scene, calendar: Calendar, drawId: number): Promise<void> {
  const ended = await lastVisit(scene.tx, drawId);
  if (ended === undefined) return;
  for (const { task } of await lockTasksOfDraw(scene.tx, drawId))
    await saveTimes(scene.tx, task.id, timesOf(scene, calendar, task, ended));
}

function timesOf(scene: Scene, calendar: Calendar, task: Task, ended: Day | undefined): Times {
  const due = visitOf(task) !== undefined && ended ? publishBy(calendar, ended) : undefined;
  const deadlines = openDeadlines(task, due, calendar);
  const urgent = dueReminders(deadlines, calendar, scene.now).some(({ stage }) => URGENT.includes(stage));
  const nextAt = urgent ? scene.now : (nextReminder(deadlines, calendar, scene.now) ?? null);
  return { publishBy: due, nextAt };
}

/** Counts all open deadlines anew: the official calendar 放假安排 of a year was loaded. */
export async function recountDeadlines(scene: Scene): Promise<number> {
  const calendar = await workingCalendar(scene.tx, scene.bureauId);
  const files = await openTasks(scene.tx, scene.bureauId);
  for (const file of files) {
    const ended = await endOf(scene, file, file.task);
    await saveTimes(scene.tx, file.task.id, timesOf(scene, calendar, file.task, ended));
  }
  return files.length;
}
