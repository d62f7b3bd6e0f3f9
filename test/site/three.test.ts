/** The page, `npm run verify` and verify.py, which share no code with one another or with who made the draws. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawResult } from '../../src/domain/draw/draw.ts';
import { publicRecord } from '../../src/domain/draw/record.ts';
import { createHash as inPage, sha256 } from '../../src/site/page/sha256.ts';
import { register, type Size } from '../bench/draw/register.ts';
import { type Case, naiveRecord } from '../domain/draw/cases.ts';
import { corrected, type Entry, spoilt as spoiltLogs } from '../domain/draw/corrected.ts';
import { amended, forged, logged } from './amended.ts';
import { byCommand, byPage, byPython, hasPython, PYTHON, tampered } from './three.ts';

const VECTORS = join(import.meta.dirname, '../domain/draw/vectors');
const vectors = readdirSync(VECTORS).map((name) =>
  readFileSync(join(VECTORS, name), 'utf8').replace(/\n\s*/g, ''),
);
const GOOD = 1_000;
const SPOILT = 1_000;
const records = Array.from({ length: GOOD }, (_, i) => naiveRecord(`three ${i}`));
const texts = records.map((record, i) => JSON.stringify(i % 4 === 0 ? publicRecord(record) : record));
const spoilt = Array.from({ length: SPOILT }, (_, i) => tampered(records[i]!, `leaf ${i}`));

test('verify.py stays short, and asks nobody', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/site/verify.py'), 'utf8');
  expect(source.split('\n').length).toBeLessThanOrEqual(201);
  const [, imports = ''] = /^import (.+)$/m.exec(source) ?? [];
  expect(imports.split(', ')).toEqual([
    'argparse',
    'collections',
    'datetime',
    'functools',
    'hashlib',
    'json',
    'pathlib',
    're',
    'struct',
    'sys',
    'unicodedata',
  ]);
});

test("the page's SHA-256 is that of node", () => {
  const lengths = Array.from({ length: 200 }, (_, i) => '企a'.repeat(i).slice(0, i));
  for (const text of [...lengths, '抽'.repeat(100_000)])
    expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  for (const step of [1, 7, 55, 56, 63, 64, 65, 128, 1_000]) {
    const text = '抽a'.repeat(700);
    const parts = text.match(new RegExp(`.{1,${step}}`, 'gs')) ?? [];
    const sum = parts.reduce((hash, part) => hash.update(part, 'utf8'), inPage('sha256'));
    expect(sum.digest('hex')).toBe(sha256(text));
  }
});

describe("of draws made by a literal implementation, and of others' records", () => {
  const all = [...vectors, ...texts];
  const said = all.map(byCommand);

  test('the command line finds all of them well, and page and command line agree on F and R', async () => {
    const page = await byPage();
    expect(said.filter((one) => !/^[0-9a-f]{64} [0-9a-f]{64}$/.test(one ?? ''))).toEqual([]);
    expect(all.map(page)).toEqual(said);
  });

  test('with one leaf changed: neither is taken in', async () => {
    const page = await byPage();
    const missed = spoilt.filter(({ text }) => byCommand(text) !== undefined || page(text) !== undefined);
    expect(missed.map(({ path }) => path)).toEqual([]);
  });

  test.runIf(hasPython)(`${PYTHON}: the same of each of them`, async () => {
    const found = await byPython([...all, ...spoilt.map(({ text }) => text)]);
    expect(found.slice(0, -SPOILT)).toEqual(said);
    expect(spoilt.filter((_, i) => found.at(i - SPOILT) !== undefined).map(({ path }) => path)).toEqual([]);
  });
});

describe('at the size of a city: people in several words of bits, swap chains, a ladder climbed in vain', () => {
  const sizes: Size[] = [
    { units: 300, people: 90 },
    { units: 300, people: 90, cap: 10, ladder: true },
    { units: 120, people: 60, cap: 16 },
  ];
  const texts = sizes.map((size) => cityRecord(size));

  test.runIf(hasPython)(`${PYTHON} agrees with the command line`, async () => {
    const said = texts.map(byCommand);
    expect(said.filter((one) => one === undefined)).toEqual([]);
    expect(await byPython(texts)).toEqual(said);
  });
});

/** Drawn by the engine itself. */
function cityRecord(size: Size): string {
  const { plan, tables } = register(size);
  const kase: Case = {
    seed: '',
    plan: { ...plan, mix: 20 } as unknown as Case['plan'],
    tables: tables as unknown as Case['tables'],
  };
  const blank = naiveRecord(
    `city ${size.units}`,
    { mix: 20, kind: 'drill' },
    { ...kase, plan: { ...kase.plan, crews: [] } },
  );
  const freeze = { ...blank.freeze, crews: plan.crews };
  const { seed, result } = drawResult({ freeze, ...tables }, blank.witness, blank.beacon, blank.secret);
  return JSON.stringify({ ...blank, freeze, seed, result });
}

describe('with a log: enterprises and people replaced after RESULT', () => {
  const cases = Array.from({ length: 200 }, (_, i) => amended(`log ${i}`));
  const whole = cases.map(({ record, changes }) => logged(record, changes));
  const open = cases.map(({ record, changes }) => logged(publicRecord(record) as never, changes));
  const good = [...whole, ...open].map((record) => JSON.stringify(record));
  const said = good.map(byCommand);
  const false_ = cases
    .filter(({ changes }) => changes.length > 0)
    .map((one, i) => JSON.stringify(forged(one, `${i}`)));
  const bent = whole.map((record, i) => tampered({ log: (record as { log: object }).log }, `log ${i}`));

  test('the command line finds the good ones well, and every forged one out', () => {
    expect(cases.flatMap(({ changes }) => changes).length).toBeGreaterThan(700);
    expect(said.filter((one) => one === undefined)).toEqual([]);
    expect(false_.length).toBeGreaterThan(130);
    expect(false_.map(byCommand).filter((one) => one !== undefined)).toEqual([]);
  });

  test.runIf(hasPython)(`${PYTHON} repeats each of them: the same`, async () => {
    const spoilt = bent.map(({ text }, i) => JSON.stringify({ ...whole[i], ...JSON.parse(text) }));
    const found = await byPython([...good, ...false_, ...spoilt]);
    expect(found.slice(0, good.length)).toEqual(said);
    expect(found.slice(good.length).filter((one) => one !== undefined)).toEqual([]);
  });
});

describe('with corrections: a public value that was mistyped first', () => {
  const draws = Array.from({ length: 25 }, (_, i) => corrected(`three ${i}`));
  const text = (draw: (typeof draws)[number], entries: readonly Entry[], open = false) =>
    JSON.stringify({ ...(open ? publicRecord(draw.right) : draw.right), log: draw.log(entries) });
  const whole = draws.flatMap((draw) => {
    const entries = [...draw.before, draw.value, draw.result, draw.file];
    return [text(draw, entries), text(draw, entries, true)];
  });
  const false_ = draws.flatMap((draw) =>
    spoiltLogs(draw).map(([, list]) => text(draw, [...draw.before, ...list])),
  );

  test('the command line finds the good ones well, and every spoilt one out', () => {
    expect(whole.map(byCommand).filter((one) => one === undefined)).toEqual([]);
    expect(false_.map(byCommand).filter((one) => one !== undefined)).toEqual([]);
  });

  test.runIf(hasPython)(`${PYTHON}: the same`, async () => {
    const found = await byPython([...whole, ...false_]);
    expect(found.slice(0, whole.length)).toEqual(whole.map(byCommand));
    expect(found.slice(whole.length).filter((one) => one !== undefined)).toEqual([]);
  });
});
