/** 时限 of a task, computed anew whenever its state changes. */
import { workingCalendar } from '../../db/calendar.ts';
import { lastVisit, openTasks, saveTask, type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { dueReminders, nextReminder, openDeadlines, publishBy, type Stage } from '../domain/deadlines.ts';
import type { Task } from '../domain/task.ts';
import type { Calendar, Day } from '../domain/working-days.ts';
import type { Scene } from '../handler.ts';

/** Stages that are said even if their moment had passed before the deadline began to run. */
const URGENT: readonly Stage[] = ['T-0', 'overdue', 'escalated'];

/** Writes the task with its deadline of publication and the next instant at which something falls due. */
export async function keepTask(scene: Scene, file: TaskFile, task: Task): Promise<void> {
  const calendar = await workingCalendar(scene.tx, scene.bureauId);
  await writeTask(scene, calendar, task, await endOf(scene, file, task));
  const visitedNow = visitOf(task) !== undefined && file.visited === null;
  if (file.inspectionEnd === 'draw' && visitedNow) await endDraw(scene, calendar, file.drawId);
}

/** 抽查结束之日: the task's own visit (the strict reading), or the last visit of its draw, as the section sets. */
async function endOf(scene: Scene, file: TaskFile, task: Task): Promise<Day | undefined> {
  return file.inspectionEnd === 'visit' ? visitOf(task) : lastVisit(scene.tx, file.drawId);
}

function visitOf({ state }: Task): Day | undefined {
  return state.is === 'inspected' || state.is === 'closed' ? state.report.content.day : undefined;
}

/** With the last visit all deadlines of the draw begin to run. */
async function endDraw(scene: Scene, calendar: Calendar, drawId: number): Promise<void> {
  const ended = await lastVisit(scene.tx, drawId);
  if (ended === undefined) return;
  for (const file of await tasksOfDraw(scene.tx, drawId)) await writeTask(scene, calendar, file.task, ended);
}

async function writeTask(scene: Scene, calendar: Calendar, task: Task, ended: Day | undefined) {
  const due = visitOf(task) !== undefined && ended ? publishBy(calendar, ended) : undefined;
  const deadlines = openDeadlines(task, due, calendar);
  const urgent = dueReminders(deadlines, calendar, scene.now).some(({ stage }) => URGENT.includes(stage));
  const nextAt = urgent ? scene.now : (nextReminder(deadlines, calendar, scene.now) ?? null);
  await saveTask(scene.tx, task, { publishBy: due, nextAt });
}

/** Counts all open deadlines anew: the official calendar 放假安排 of a year was loaded. */
export async function recountDeadlines(scene: Scene): Promise<number> {
  const calendar = await workingCalendar(scene.tx, scene.bureauId);
  const files = await openTasks(scene.tx, scene.bureauId);
  for (const file of files) await writeTask(scene, calendar, file.task, await endOf(scene, file, file.task));
  return files.length;
}
