/** `npm run campaign:attack [-- --bodies 100000 --slow 400 --seed 1]`: prints its figures; exit 1 on a finding. */
import { parseArgs } from 'node:util';
import { attackCampaign } from './attack.ts';

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '100000' },
    slow: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
  },
});
const { findings, statuses, refused, ...figures } = await attackCampaign({
  seed: values.seed,
  bodies: Number(values.bodies),
  slow: Number(values.slow),
});
/** 100,000 bodies may fill a cache, not a memory */
const GROWTH_MB = 100;
const all = [...findings];
if (figures.rssAfterMB - figures.rssBeforeMB > GROWTH_MB) all.push('the process has grown');
console.table(figures);
console.table({ statuses, refused });
for (const finding of all) console.log(finding);
console.log(all.length === 0 ? 'lives, obeys nobody, counts everything' : `${all.length} findings`);
process.exitCode = all.length === 0 ? 0 : 1;
