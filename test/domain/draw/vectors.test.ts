import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/draw/canonical.ts';
import { drawResult } from '../../../src/domain/draw/draw.ts';
import { isFull, readRecordText } from '../../../src/domain/draw/read-record.ts';
import { publicRecord, publicText, recordDigest, recordText } from '../../../src/domain/draw/record.ts';
import { freezeDigest, tableText } from '../../../src/domain/draw/seed.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';
import { naiveResult } from './cases.ts';
import type { NaivePlan, NaiveTables } from './naive.ts';

/** The copies always run; the originals too where they are there. */
const ROOT = join(import.meta.dirname, '../../..');
const COPIES = join(import.meta.dirname, 'vectors');
const FOLDERS = [COPIES, join(ROOT, '../shared/draw-vectors')].filter((folder) => existsSync(folder));
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file)),
);

describe('records that an independent program made', () => {
  test('all eleven are there', () => {
    expect(readdirSync(COPIES).length).toBeGreaterThanOrEqual(11);
  });

  test.each(FILES)('%s', (file) => {
    const record = readRecordText(readFileSync(file, 'utf8'));
    const found = verifyRecord(record, { freeze: freezeDigest(record.freeze), result: recordDigest(record) });
    expect(found.steps.filter((step) => step.is === 'failed')).toEqual([]);
    const open = found.steps.filter((step) => step.is === 'unchecked').map((step) => step.check);
    if (!isFull(record)) {
      expect(open).toEqual(['people-table', 'pairs-table', 'teams']);
      return;
    }
    expect(open).toEqual([]);
    const drawn = drawResult(record, record.witness, record.beacon, record.secret);
    expect(drawn.seed).toBe(record.seed);
    expect(JSON.parse(JSON.stringify(drawn.result))).toEqual(JSON.parse(JSON.stringify(record.result)));
    expect(verifyRecord(publicRecord(record)).ok).toBe(true);
    const { people, pairs, salts } = record;
    const kept = { record: canonical(record), people: tableText(people), pairs: tableText(pairs), salts };
    expect(publicText(kept)).toBe(recordText(record));
    expect(() => publicText({ ...kept, pairs: `${kept.pairs} ` })).toThrow('other lists');
  });

  test('the literal implementation agrees with them as well', () => {
    for (const name of ['mini', 'L14440', 'ladder', 'edge343', 'blocked']) {
      const record = readRecordText(readFileSync(join(COPIES, `${name}.json`), 'utf8'));
      const plan = record.freeze as unknown as NaivePlan;
      const { result } = naiveResult({ seed: record.seed, plan, tables: record as unknown as NaiveTables });
      expect(result).toEqual(JSON.parse(JSON.stringify(record.result)));
    }
  });

  test('grades and a reason where nothing could be assigned', () => {
    const of = (name: string) =>
      verifyRecord(readRecordText(readFileSync(join(COPIES, `${name}.json`), 'utf8')));
    expect([of('01').grade, of('fair-beacon').grade, of('drill').grade]).toEqual(['乙', '甲', '丙']);
    expect(of('blocked').unassigned).toEqual(['执法']);
    expect(of('blocked').certificates).toMatchObject([{ is: 'short', need: 12, supply: 10 }]);
  });
});
