import { changeById, type DrawChange } from '../../db/draw-changes.ts';
import { type Draw, lockDraw, lockDraws } from '../../db/draws.ts';
import { lockTask, type TaskFile } from '../../db/tasks.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Scene } from '../handler.ts';

export type Held = { readonly request: DrawChange; readonly draw: Draw; readonly file?: TaskFile };

/** A request with its draw, held in the order in which CLOSE holds them; before that its task, as under RECUSE. */
export async function lockChange(scene: Scene, id: number): Promise<Held> {
  const { tx, bureauId } = scene;
  const seen = await changeById(tx, id);
  if (seen?.bureauId !== bureauId) throw new Refusal('stale');
  const file = seen.taskId === null ? undefined : await lockTask(tx, seen.taskId);
  if (!file) await lockDraws(tx, bureauId);
  const draw = await lockDraw(tx, seen.drawId);
  const request = await changeById(tx, id);
  if (!draw || !request) throw new Refusal('stale');
  return { request, draw, ...(file && { file }) };
}
