/**
 * After 换人, 替换, 更换专家 the cards, lists and record of a draw are handed out anew by the clock: of ten thousand visits
 * they take seconds, and whoever agreed is answered at once. Several changes in a row are handed out once.
 */
import { type Draw, updateDraw } from '../../db/draws.ts';
import { tasksOfDraw } from '../../db/tasks.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { chiefLists } from '../faces/list-file.ts';
import { officeRecipients } from '../faces/recipients.ts';
import { recordFiles } from '../faces/record-file.ts';
import { stillCounted } from '../faces/task-counts.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { longList } from './approvals.ts';

/** After the entry `n` of the log, which is in the same transaction as the change. */
export async function handOutLater({ tx }: Scene, drawId: number, n: number): Promise<void> {
  await updateDraw(tx, drawId, { handOut: n });
}

/** For a draw that is held: all that shows its teams, as they are now. */
export async function handOut(scene: Scene, draw: Draw, n: number): Promise<Say[]> {
  const files = stillCounted(draw, await tasksOfDraw(scene.tx, draw.id));
  const readers = (await officeRecipients(scene)).map((to, index) => ({
    to,
    once: `record/${draw.id}/${n}/${index}`,
  }));
  const says = [
    ...(await drawFaces(scene, draw.id, files)),
    ...(await chiefLists(scene, { draw, files, after: n })),
    ...(await longList(scene, draw, n, files)),
    ...(await recordFiles(scene, draw, 'whole', readers)),
  ];
  await updateDraw(scene.tx, draw.id, { handOut: null });
  return says;
}
