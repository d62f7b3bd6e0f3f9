/** `npm run campaign:fault [-- --rounds 6 --seed 7]`: prints its figures; exit 1 on a finding. */
import { parseArgs } from 'node:util';
import { faultCampaign } from './fault.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    units: { type: 'string', default: '2' },
  },
});
const { findings, struck, cases, ...figures } = await faultCampaign({
  seed: values.seed,
  rounds: Number(values.rounds),
  units: Number(values.units),
  asleep: 30_000,
});
console.table(figures);
console.table(struck);
for (const { name, told } of cases) console.log(`${name}: ${told || 'nothing to tell'}`);
for (const finding of findings) console.log(finding);
console.log(findings.length === 0 ? 'nothing lost, nothing twice, all told' : `${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
