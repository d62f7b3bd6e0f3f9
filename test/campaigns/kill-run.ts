/** `npm run campaign:kill [-- --kills 200 --replicas 1 --seed 7 --server embedded|debian]`: prints its figures; exit 1 on a finding. */
import { parseArgs } from 'node:util';
import { killCampaign } from './kill.ts';
import { debianServer, embeddedServer } from './servers.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    replicas: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    server: { type: 'string', default: 'embedded' },
    'database-every': { type: 'string', default: '10' },
  },
});
const { findings, ...figures } = await killCampaign({
  seed: values.seed,
  kills: Number(values.kills),
  replicas: Number(values.replicas),
  databaseEvery: Number(values['database-every']),
  everything: true,
  server: values.server === 'debian' ? debianServer : embeddedServer,
});
console.table(figures);
for (const finding of findings) console.log(finding);
console.log(findings.length === 0 ? 'nothing lost, nothing twice' : `${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
