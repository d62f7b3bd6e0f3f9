import { lockDraw, lockDraws, openDraws, witnessRows } from '../../db/draws.ts';
import { closeWhenReady } from '../ceremony/close-draw.ts';
import { nextMark } from '../domain/countdown.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

/** CLOSE by itself, when all values are in or the window ends (draw.md §4.3). */
export const closeDraw: Job = {
  name: 'close-draw',
  long: true,
  async run(scene) {
    const says: Say[] = [];
    for (const { id } of await openDraws(scene.tx, scene.bureauId)) {
      await lockDraws(scene.tx, scene.bureauId);
      const draw = await lockDraw(scene.tx, id);
      if (!draw) continue;
      const closed = await closeWhenReady(scene, draw);
      // nothing to close: the countdown on its card goes on
      says.push(...(closed.length > 0 || draw.state !== 'open' ? closed : await drawFaces(scene, id)));
    }
    return says;
  },
  async next(scene) {
    const due: Date[] = [];
    for (const { id, closeAt } of await openDraws(scene.tx, scene.bureauId)) {
      const missing = (await witnessRows(scene.tx, id)).some((witness) => witness.value === null);
      due.push(missing && closeAt ? nextMark(closeAt, scene.now) : scene.now);
    }
    return due.sort((a, b) => a.getTime() - b.getTime())[0];
  },
};
