/** CORRECT: two versions of one draw, each of which can be had again; whoever tampers with either is found. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { versionOf } from '../../../src/domain/draw/corrections.ts';
import { LOG_START, type LoggedEntry, logHash } from '../../../src/domain/draw/log.ts';
import { readRecordText } from '../../../src/domain/draw/read-record.ts';
import { publicRecord, recordDigest } from '../../../src/domain/draw/record.ts';
import { freezeDigest, witnessText } from '../../../src/domain/draw/seed.ts';
import { reserveFor } from '../../../src/domain/draw/substitute.ts';
import type { FullRecord } from '../../../src/domain/draw/types.ts';
import { chosenUnits } from '../../../src/domain/draw/units.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';

type Entry = readonly [type: string, body: Readonly<Record<string, unknown>>];

const vector = JSON.parse(readFileSync(new URL('vectors/fair-beacon.json', import.meta.url), 'utf8'));
const right = readRecordText(JSON.stringify(vector.record ?? vector)) as FullRecord;
const typo = right.beacon.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 1) % 10}`);
const wrong = versionOf(right, typo);
const [was, R] = [recordDigest(wrong), recordDigest(right)];

function logOf(entries: readonly Entry[]): LoggedEntry[] {
  let prev = right.freeze.prev;
  return entries.map(([type, body], i) => {
    const entry = { n: 7 + i, prev, ts: '2026-03-10T01:00:00.000Z', type, no: right.freeze.no, body };
    const { hash } = logHash(entry);
    prev = hash;
    return { ...entry, hash };
  });
}

const before: Entry[] = [
  ['FREEZE', { F: freezeDigest(right.freeze) }],
  ...right.witness
    .filter(([, value]) => value !== '-')
    .map(([witness, value]): Entry => ['WITNESS', { witness, value, message: 'm', at: right.freeze.open }]),
  ['CLOSE', { W: witnessText(right.witness) }],
  ['BEACON', { value: typo, by: 'P1', confirmed: 'P2' }],
  ['RESULT', { R: was }],
];
const by = { reason: 'mistyped', approved: 'P2' };
const value: Entry = ['CORRECT', { what: 'beacon', from: typo, to: right.beacon, ...by }];
const result: Entry = ['CORRECT', { what: 'result', from: was, to: R, ...by }];
const file: Entry = [
  'CORRECT',
  { what: 'file', from: LOG_START, to: R, reason: 'wrong-file', approved: 'P2' },
];
const stepsOf = (record: FullRecord, entries: readonly Entry[]) =>
  verifyRecord({ ...record, log: logOf(entries) }).steps.filter(({ is }) => is === 'failed');

describe('a mistyped value, put right', () => {
  test('the record as it is and its log verify, whole and public; the version before too', () => {
    expect(was).not.toBe(R);
    const log = logOf([...before, value, result, file]);
    const { ok, steps } = verifyRecord({ ...right, log }, { result: R, head: log.at(-2)!.hash });
    expect(ok).toBe(true);
    expect(steps.filter(({ check }) => check === 'correct')).toMatchObject([{ is: 'ok', n: log.at(-2)!.n }]);
    const open = verifyRecord({ ...publicRecord(right), log });
    expect(open.ok).toBe(true);
    expect(open.steps.find(({ check }) => check === 'correct')).toMatchObject({
      is: 'unchecked',
      why: 'public',
    });
    expect(verifyRecord({ ...wrong, log: logOf(before) }, { result: was }).ok).toBe(true);
  });

  test('back and forth: each version is computed again', () => {
    const back: Entry[] = [
      ['CORRECT', { what: 'beacon', from: right.beacon, to: typo, ...by }],
      ['CORRECT', { what: 'result', from: R, to: was, ...by }],
    ];
    expect(stepsOf(right, [...before, value, result, ...back, value, result])).toEqual([]);
    expect(stepsOf(wrong, [...before, value, result, ...back])).toEqual([]);
  });

  test('what was replaced before is checked by the version of that time, and counts no more afterwards', () => {
    const gone = (record: FullRecord): Entry => {
      const unit = chosenUnits(record.result.units)[0]!;
      const reserve = reserveFor(record, [], unit);
      return ['SUBSTITUTE', { unit, by: 'P1', reserve, reason: 'suspended', approved: 'P2' }];
    };
    expect(stepsOf(right, [...before, gone(wrong), value, result, gone(right)])).toEqual([]);
    expect(stepsOf(right, [...before, gone(wrong), gone(wrong), value, result])).not.toEqual([]);
  });

  const other = 'a'.repeat(64);
  test.each<[string, Entry[]]>([
    ['no correction at all', []],
    ['the value alone', [value]],
    ['the result alone', [result]],
    ['the result first', [result, value]],
    ['another value before', [['CORRECT', { ...value[1], from: '1' }], result]],
    ['another value after', [['CORRECT', { ...value[1], to: '1' }], result]],
    ['another result before', [value, ['CORRECT', { ...result[1], from: other }]]],
    ['another result after', [value, ['CORRECT', { ...result[1], to: other }]]],
    ['a file with another result', [value, result, ['CORRECT', { ...file[1], to: other }]]],
    ['nothing corrected', [value, result, ['CORRECT', { ...file[1], from: R }]]],
    ['an unknown reason', [['CORRECT', { ...value[1], reason: 'better' }], result]],
    ['an unknown thing', [['CORRECT', { ...value[1], what: 'seed' }], result]],
  ])('%s is found', (_, entries) => {
    expect(stepsOf(right, [...before, ...entries])).not.toEqual([]);
  });
});
