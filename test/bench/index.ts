/**
 * `npm run bench`: ours against peers in the same run; read the ratios, not the seconds. `npm run bench door tick` runs
 * those parts alone. A table of goals at the end; nothing fails.
 */
import { benchCards } from './cards.ts';
import { benchDoors } from './doors.ts';
import { benchCeremony } from './draw/ceremony.ts';
import { benchDraw } from './draw.ts';
import { benchEffects } from './effects.ts';
import { benchImport } from './import.ts';
import { benchLargeImport } from './import-large.ts';
import { benchLookUp } from './look-up.ts';
import { benchPage } from './page.ts';
import { benchSending } from './sending.ts';
import { load, printTable } from './table.ts';
import { benchTick } from './tick.ts';
import { benchWebhook } from './webhook.ts';

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  cards: benchCards,
  webhook: benchWebhook,
  door: benchDoors,
  effects: benchEffects,
  draw: benchDraw,
  ceremony: () => benchCeremony(),
  page: benchPage,
  import: benchImport,
  'look-up': benchLookUp,
  'import-large': benchLargeImport,
  sending: benchSending,
  tick: benchTick,
};
const wanted = process.argv.slice(2);
const started = performance.now();
console.log(`bench    load ${load()} before anything was begun`);
for (const [name, run] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) {
    const begun = performance.now();
    await run();
    console.log(
      `${name.padEnd(8)} took ${((performance.now() - begun) / 1000).toFixed(0)} s; load ${load()}`,
    );
  }
printTable();
console.log(`bench    ${((performance.now() - started) / 1000).toFixed(0)} s in all`);
process.exit(0);
