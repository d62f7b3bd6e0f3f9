import { describe, expect, test } from 'vitest';
import { chainBack, chainStep, makeSeries } from '../../../src/domain/draw/chain.ts';
import { drawResult, trialDraws } from '../../../src/domain/draw/draw.ts';
import { gradeOf } from '../../../src/domain/draw/grade.ts';
import { digest } from '../../../src/domain/draw/hash.ts';
import { LOG_START, logHash } from '../../../src/domain/draw/log.ts';
import { readRecord } from '../../../src/domain/draw/read-record.ts';
import { publicRecord, recordDigest, recordText } from '../../../src/domain/draw/record.ts';
import {
  drawSeed,
  freezeDigest,
  freezeText,
  tableDigest,
  witnessEntries,
  witnessText,
  witnessValue,
} from '../../../src/domain/draw/seed.ts';
import { naiveRecord, randomCase } from './cases.ts';
import { H, J } from './naive.ts';

describe('the chain of secrets', () => {
  const last = digest('last');

  test('s[k-1] = H("ssd-1/chain", s[k]); the anchor is s[0]', () => {
    const series = makeSeries(last, 6);
    expect(series.secret(6)).toBe(last);
    expect(series.secret(0)).toBe(series.anchor);
    for (let k = 6; k >= 1; k--) expect(series.secret(k - 1)).toBe(H('ssd-1/chain', series.secret(k)));
    expect(chainBack(last, 6)).toBe(series.anchor);
    expect(makeSeries(last).n).toBe(4096);
    expect(makeSeries(last).anchor).toBe(chainBack(last, 4096));
  });

  test('a later secret exposes the one of a voided draw, whatever was done to bury it', () => {
    const series = makeSeries(last, 9);
    const published = series.secret(5);
    expect(chainStep(published)).toBe(series.secret(4));
    expect(chainBack(published, 2)).toBe(series.secret(3));
    expect(chainBack(digest('another'), 2)).not.toBe(series.secret(3));
  });

  test('a series that ran out, or was never one, is refused', () => {
    expect(() => makeSeries(last, 3).secret(4)).toThrow(RangeError);
    expect(() => makeSeries(last, 3).secret(-1)).toThrow(RangeError);
    expect(() => makeSeries('ABC')).toThrow(RangeError);
    expect(() => makeSeries(last, 4097)).toThrow(RangeError);
  });
});

describe('the log', () => {
  const entry = {
    n: 0,
    prev: LOG_START,
    ts: '2026-03-10T01:00:00.000Z',
    type: 'FREEZE',
    no: '1',
    body: { F: 'f' },
  };

  test('h[n] hashes the exact text that is returned', () => {
    const { text, hash } = logHash(entry);
    expect(text).toBe(
      `{"body":{"F":"f"},"n":0,"no":"1","prev":"${'0'.repeat(64)}","ts":"2026-03-10T01:00:00.000Z","type":"FREEZE"}`,
    );
    expect(hash).toBe(H('ssd-1/log', text));
    expect(logHash({ ...entry, n: 1, prev: hash }).hash).not.toBe(hash);
  });

  test.each([
    { ts: '2026-03-10T09:00:00+08:00' },
    { ts: '2026-03-10T01:00:00Z' },
    { prev: 'x' },
    { n: -1 },
    { body: { at: 1.5 } },
  ])('%j is refused', (part) => {
    expect(() => logHash({ ...entry, ...part })).toThrow();
  });
});

describe('what the witnesses give', () => {
  test.each([
    ['738201', '738201'],
    ['７３８２０１', '738201'],
    ['00112233', '00112233'],
    ['12345678901234567890', '12345678901234567890'],
    ['12345', undefined],
    ['123456789012345678901', undefined],
    ['738 201', undefined],
    [' 738201', undefined],
    ['738201\n', undefined],
    ['-738201', undefined],
    ['٧٣٨٢٠١', undefined],
    ['七三八二零一', undefined],
  ])('%j → %j', (text, value) => {
    expect(witnessValue(text)).toBe(value);
  });

  test('W has one entry for each named witness, in order', () => {
    const entries = witnessEntries(['w2', 'w1'], new Map([['w1', '738201']]));
    expect(witnessText(entries)).toBe('[["w2","-"],["w1","738201"]]');
  });
});

describe('grades', () => {
  const beacon = { source: 's', issue: 'i', form: '.', due: 'd' };
  test.each([
    [{ beacon, quorum: 1, witness: ['a'] }, '甲'],
    [{ beacon, quorum: 0, witness: ['a', 'b'] }, '丙'],
    [{ beacon: '' as const, quorum: 2, witness: ['a', 'b'] }, '乙'],
    [{ beacon: '' as const, quorum: 2, witness: ['a', 'b', 'c'] }, '丙'],
    [{ beacon: '' as const, quorum: 1, witness: ['a'] }, '丙'],
    [{ beacon: '' as const, quorum: 0, witness: [] }, '丙'],
  ])('%j is %s', (freeze, grade) => {
    expect(gradeOf(freeze)).toBe(grade);
  });
});

describe('from the freeze to the record', () => {
  const record = naiveRecord('ceremony');

  test('the result is a pure function of what is logged', () => {
    const first = drawResult(record, record.witness, record.beacon, record.secret);
    const again = drawResult(record, record.witness, record.beacon, record.secret);
    expect(again).toEqual(first);
    expect(first.seed).toBe(record.seed);
    expect(J(first.result)).toBe(J(record.result));
  });

  test('F, the tables and R hash the texts that are kept', () => {
    expect(freezeDigest(record.freeze)).toBe(H('ssd-1/freeze', freezeText(record.freeze)));
    expect(tableDigest(record.salts.units, record.units)).toBe(record.freeze.units);
    expect(recordDigest(record)).toBe(H('ssd-1/record', recordText(record)));
    expect(recordDigest(publicRecord(record))).toBe(recordDigest(record));
    const values = [record.secret, witnessText(record.witness), record.beacon] as const;
    expect(drawSeed(freezeDigest(record.freeze), ...values)).toBe(record.seed);
  });

  test('the public record has neither people nor pairs nor their salts', () => {
    const shown = publicRecord(readRecord(record));
    expect(Object.keys(shown).sort()).toEqual(
      ['beacon', 'freeze', 'result', 'salts', 'secret', 'seed', 'units', 'witness'].sort(),
    );
    expect(shown.salts).toEqual({ units: record.salts.units });
  });

  test('a trial says at which step each crew succeeds, or why it does not', () => {
    for (let n = 0; n < 40; n++) {
      const { plan, tables } = randomCase(`trial ${n}`);
      const trials = trialDraws(plan, tables, [digest('a'), digest('b')]);
      expect(trials).toHaveLength(2);
      for (const { steps, certificates } of trials) {
        expect(steps.size + certificates.length).toBe(plan.crews.length);
      }
    }
  });
});
