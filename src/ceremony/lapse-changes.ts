/** A draw went on before anybody decided what was asked of it: whoever was asked to agree is asked no more. */
import { openChanges, updateChange } from '../../db/draw-changes.ts';
import { type Draw, drawById } from '../../db/draws.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { ChangeKind } from '../domain/draw-change.ts';
import { changeRequestFaces } from '../faces/draw-change-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** All requests of these kinds. */
export async function lapseChanges(scene: Scene, draw: Draw, kinds: readonly ChangeKind[]): Promise<Say[]> {
  return lapse(scene, draw, ({ kind }) => kinds.includes(kind));
}

/** 替换 of an enterprise whose visit is over. */
export async function lapseSubstitute(scene: Scene, { drawId, task }: TaskFile): Promise<Say[]> {
  const open = await openChanges(scene.tx, { drawId });
  if (!open.some(({ taskId }) => taskId === task.id)) return [];
  return lapse(scene, await drawById(scene.tx, drawId), ({ taskId }) => taskId === task.id);
}

type Open = { readonly kind: ChangeKind; readonly taskId: number | null };

async function lapse(scene: Scene, draw: Draw, which: (request: Open) => boolean): Promise<Say[]> {
  const says: Say[] = [];
  for (const open of await openChanges(scene.tx, { drawId: draw.id })) {
    if (!which(open)) continue;
    const lapsed = await updateChange(scene.tx, open.id, { state: 'lapsed', decidedAt: scene.now });
    says.push(...(await changeRequestFaces(scene, draw, lapsed)));
  }
  return says;
}
