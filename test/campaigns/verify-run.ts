/**
 * `npm run campaign:verify [-- from count]`: as many generated draws as one likes, good and with a leaf changed,
 * before the page's code, the command line's and verify.py. Ends with 1 where the three don't agree.
 */
import { publicRecord } from '../../src/domain/draw/record.ts';
import { naiveRecord } from '../domain/draw/cases.ts';
import { byCommand, byPage, byPython, tampered } from '../site/three.ts';

const BATCH = 500;
const [from = 0, count = 20_000] = process.argv.slice(2).map(Number);
const page = await byPage();
let differ = 0;
let missed = 0;

for (let at = from; at < from + count; at += BATCH) {
  const records = Array.from({ length: BATCH }, (_, i) => naiveRecord(`campaign ${at + i}`));
  const good = records.map((record, i) => JSON.stringify(i % 4 === 0 ? publicRecord(record) : record));
  const spoilt = records.map((record, i) => tampered(record, `campaign ${at + i}`));
  const texts = [...good, ...spoilt.map(({ text }) => text)];
  const python = await byPython(texts);
  for (const [i, text] of texts.entries()) {
    const said = byCommand(text);
    if (said !== page(text) || said !== python[i]) differ += 1;
    if (i < BATCH ? said === undefined : said !== undefined) missed += 1;
  }
  process.stdout.write(`${at - from + BATCH} draws, ${differ} differences, ${missed} misjudged\n`);
}
process.exitCode = differ + missed > 0 ? 1 : 0;
