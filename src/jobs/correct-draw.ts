import { nextAgreed } from '../../db/draw-changes.ts';
import { carryOutCorrection } from '../ceremony/agreed-correction.ts';
import type { Job } from '../handler.ts';

/** 更正 that two people agreed on: computed and announced, one at a time. Ended halfway, it begins again. */
export const correctDrawJob: Job = {
  name: 'correct-draw',
  long: true,
  async run(scene) {
    const agreed = await nextAgreed(scene.tx, scene.bureauId);
    return agreed ? carryOutCorrection(scene, agreed) : [];
  },
  async next({ tx, bureauId, now }) {
    return (await nextAgreed(tx, bureauId)) && now;
  },
};
