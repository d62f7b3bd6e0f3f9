/** 派发 (实施细则 四(二), 四(五)): once the task stands on the provincial platform, or that was waived. */
import { type Draw, updateDraw } from '../../db/draws.ts';
import { tasksOfDraw } from '../../db/tasks.ts';
import { Refusal } from '../domain/refusal.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { giveOut } from './task-times.ts';

/** The platform's number with the day of its entry, or the reason for which it is waived. */
export type Entry =
  | { readonly is: 'entered'; readonly no: string; readonly day: string }
  | { readonly is: 'waived'; readonly reason: string };

/** Gives out all tasks of a draw, which is locked. */
export async function dispatchTasks(
  context: Context,
  draw: Draw,
  entry: Entry,
): Promise<{ says: Say[]; count: number }> {
  if (draw.state !== 'drawn') throw new Refusal('stale');
  if (draw.dispatchedAt) throw new Refusal('already-dispatched');
  await updateDraw(context.tx, draw.id, {
    ...(entry.is === 'entered'
      ? { platformNo: entry.no, platformDay: entry.day }
      : { platformWaiver: entry.reason }),
    platformBy: context.person.id,
    dispatchedAt: context.now,
  });
  await giveOut(context, await tasksOfDraw(context.tx, draw.id));
  const files = await tasksOfDraw(context.tx, draw.id);
  const says = [...(await taskFaces(context, files)), ...(await drawFaces(context, draw.id))];
  return { says, count: files.length };
}
