import { nextFairness } from '../../db/fairness-asked.ts';
import { measureFairness } from '../ceremony/fairness.ts';
import type { Job } from '../handler.ts';

/** 公平 that somebody asked for: measured, one at a time. */
export const fairnessJob: Job = {
  name: 'fairness',
  long: true,
  async run(scene) {
    const asked = await nextFairness(scene.tx, scene.bureauId);
    return asked ? measureFairness(scene, asked) : [];
  },
  async next({ tx, bureauId, now }) {
    return (await nextFairness(tx, bureauId)) && now;
  },
};
