import { witnessRows } from '../../db/draw-witnesses.ts';
import { type Draw, drawById, lockDraw, lockDraws, openDraws, updateDraw } from '../../db/draws.ts';
import { closeWhenReady } from '../ceremony/close-draw.ts';
import { nextMark } from '../domain/countdown.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { beaconOf } from '../faces/draw-view.ts';
import type { Job, Scene } from '../handler.ts';
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
      await updateDraw(scene.tx, id, { countedAt: scene.now });
      // nothing to close: the countdown on its card goes on
      says.push(...(closed.length > 0 || draw.state !== 'open' ? closed : await drawFaces(scene, id)));
    }
    return says;
  },
  async next(scene) {
    const due: Date[] = [];
    for (const draw of await openDraws(scene.tx, scene.bureauId)) {
      if (draw.closedAt && draw.beacon === null) {
        due.push(...(await beaconDue(scene, draw)));
        continue;
      }
      const missing = (await witnessRows(scene.tx, draw.id)).some((witness) => witness.value === null);
      due.push(missing && draw.closeAt ? nextMark(draw.closeAt, seenAt(draw)) : scene.now);
    }
    return due.sort((a, b) => a.getTime() - b.getTime())[0];
  },
};

/** Up to when its card is as it should be. */
function seenAt({ countedAt, openAt }: Draw): Date {
  return countedAt ?? openAt;
}

/** When its public value 公共随机值 is drawn: from then on the card asks for it; nothing to wait for afterwards. */
async function beaconDue({ tx }: Scene, draw: Draw): Promise<Date[]> {
  const beacon = beaconOf(await drawById(tx, draw.id));
  const due = beacon && new Date(beacon.due);
  return due && due > seenAt(draw) ? [due] : [];
}
