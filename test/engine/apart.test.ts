/** The draw in a thread of its own: the same answer, faults that keep their code, an end from outside. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/domain/draw/canonical.ts';
import { readRecordText } from '../../src/domain/draw/read-record.ts';
import { recordDigest } from '../../src/domain/draw/record.ts';
import { freezeText, tableText } from '../../src/domain/draw/seed.ts';
import type { FullRecord } from '../../src/domain/draw/types.ts';
import { inThread, resultApart, trialsApart } from '../../src/engine/apart.ts';
import { type ResultWork, work } from '../../src/engine/work.ts';
import { ThreadFault } from '../../src/thread.ts';

const VECTORS = join(import.meta.dirname, '../domain/draw/vectors');
const vector = (name: string) =>
  readRecordText(readFileSync(join(VECTORS, `${name}.json`), 'utf8')) as FullRecord;

function resultWork({
  freeze,
  units,
  people,
  pairs,
  salts,
  witness,
  beacon,
  secret,
}: FullRecord): ResultWork {
  const tables = { units: tableText(units), people: tableText(people), pairs: tableText(pairs) };
  return { is: 'result', freeze: freezeText(freeze), tables, salts, witness, beacon, secret };
}

describe('a draw in a thread of its own', () => {
  test.each(['crews', 'fair-beacon', 'blocked'])('%s: the record that is known, R and all', async (name) => {
    const record = vector(name);
    const found = await inThread(resultWork(record));
    expect(found).toEqual(work(resultWork(record)));
    expect(found.record).toBe(canonical({ ...record }));
    expect(found.R).toBe(recordDigest(record));
    expect(found.certificates.length > 0).toBe(name === 'blocked');
  });

  test('small ones are done at once, with the same answer', async () => {
    const record = vector('ladder');
    const { is: _is, ...ask } = resultWork(record);
    expect(await resultApart(ask)).toEqual(await inThread(resultWork(record)));
    const trials = await trialsApart({ plan: record.freeze, tables: ask.tables, seeds: [record.seed] });
    expect(trials[0]!.steps.get('执法')).toBe(record.result.teams.执法!.step);
  });

  test('a refusal keeps its code on the way', async () => {
    const record = vector('mini');
    const endless = { ...record, freeze: { ...record.freeze, mix: 1e9 } };
    await expect(inThread(resultWork(endless))).rejects.toMatchObject({
      name: 'DrawFault',
      code: 'too-heavy',
    });
  });

  test('ended from outside or by its own fault: said as that, and asked again it gives the same', async () => {
    const ask = resultWork(vector('mini'));
    const killed = inThread(ask, (_ask, options) => {
      const worker = new Worker('setInterval(() => {}, 1000)', { ...options, eval: true });
      worker.once('online', () => void worker.terminate());
      return worker;
    });
    await expect(killed).rejects.toEqual(new ThreadFault('ended'));
    const full = inThread(ask, (_ask, options) => {
      const code = 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))';
      return new Worker(code, { ...options, resourceLimits: { maxOldGenerationSizeMb: 24 }, eval: true });
    });
    await expect(full).rejects.toEqual(new ThreadFault('memory'));
    const broken = { ...ask, freeze: '{' };
    await expect(inThread(broken)).rejects.toThrow(SyntaxError);
    expect(await inThread(ask)).toEqual(work(ask));
  });
});

/** The files as `npm run build` compiles them, one by one. */
function compile(into: string, room: string): void {
  const root = join(import.meta.dirname, '../..');
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    rewriteRelativeImportExtensions: true,
  };
  mkdirSync(join(into, room), { recursive: true });
  for (const file of readdirSync(join(root, room)).filter(
    (name) => name.endsWith('.ts') && (room !== 'src' || name === 'thread.ts'),
  )) {
    const source = readFileSync(join(root, room, file), 'utf8');
    const { outputText } = ts.transpileModule(source, { fileName: file, compilerOptions });
    writeFileSync(join(into, room, file.replace(/ts$/, 'js')), outputText);
  }
}

test('the compiled program has its thread too, and needs nothing that reads TypeScript', () => {
  const dist = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    for (const room of ['src', 'src/engine', 'src/domain/draw', 'src/domain/fairness']) compile(dist, room);
    writeFileSync(join(dist, 'package.json'), '{"type":"module"}');
    mkdirSync(join(dist, 'node_modules'));
    const seedrandom = dirname(createRequire(import.meta.url).resolve('seedrandom/package.json'));
    symlinkSync(seedrandom, join(dist, 'node_modules/seedrandom'));
    const ask = resultWork(vector('mini'));
    const run = `import { inThread } from './src/engine/apart.js'; console.log((await inThread(${JSON.stringify(ask)})).R);`;
    writeFileSync(join(dist, 'run.mjs'), run);
    expect(execFileSync(process.execPath, ['run.mjs'], { cwd: dist, encoding: 'utf8' }).trim()).toBe(
      work(ask).R,
    );
  } finally {
    rmSync(dist, { recursive: true });
  }
});
