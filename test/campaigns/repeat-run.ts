/** `npm run campaign:repeat [-- --seed 7]`: prints its figures; exit 1 where the two runs differ. */
import { parseArgs } from 'node:util';
import { repeatCampaign } from './repeat.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const { difference, badRaces, ...figures } = await repeatCampaign(values.seed);
console.table(figures);
for (const line of [...badRaces, ...difference]) console.log(line);
const same = difference.length === 0 && badRaces.length === 0;
console.log(same ? 'the same state, one winner each' : 'not the same');
process.exitCode = same ? 0 : 1;
