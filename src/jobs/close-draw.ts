import { lockDraw, lockDraws, openDraws, witnessRows } from '../../db/draws.ts';
import { closeWhenReady } from '../ceremony/close-draw.ts';
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
      if (draw) says.push(...(await closeWhenReady(scene, draw)));
    }
    return says;
  },
  async next(scene) {
    const [draw] = await openDraws(scene.tx, scene.bureauId);
    if (!draw) return undefined;
    const missing = (await witnessRows(scene.tx, draw.id)).some((witness) => witness.value === null);
    return missing ? (draw.closeAt ?? undefined) : scene.now;
  },
};
