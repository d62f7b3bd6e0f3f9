import { drawToHandOut, lockDraw } from '../../db/draws.ts';
import { handOut } from '../ceremony/hand-out.ts';
import type { Job } from '../handler.ts';

/** 换人, 替换 in a draw: its cards, lists and record as they are now, one draw at a time. Ended halfway, it begins again. */
export const handOutJob: Job = {
  name: 'hand-out',
  long: true,
  async run(scene) {
    const id = await drawToHandOut(scene.tx, scene.bureauId);
    const draw = id === undefined ? undefined : await lockDraw(scene.tx, id);
    return draw?.handOut ? handOut(scene, draw, draw.handOut) : [];
  },
  async next({ tx, bureauId, now }) {
    return (await drawToHandOut(tx, bureauId)) === undefined ? undefined : now;
  },
};
