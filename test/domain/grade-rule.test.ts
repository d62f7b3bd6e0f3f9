/** 分级抽查规则 as they are typed, and what is proposed from them. */
import { expect, test } from 'vitest';
import {
  isUndecided,
  proposedCounts,
  proposedRatios,
  readCap,
  readFrequency,
  readRatio,
} from '../../src/domain/grade-rule.ts';
import { type GradeRule, USUAL_RULE } from '../../src/domain/visit-rules.ts';
import { GRADES, type Grade } from '../../src/domain/vocabulary.ts';

const rules = (set: Partial<Record<Grade, Partial<GradeRule>>> = {}): ReadonlyMap<Grade, GradeRule> =>
  new Map(GRADES.map(({ code }) => [code, { ...USUAL_RULE, grade: code, ...set[code] }]));

test('a ratio, visits a year, a cap', () => {
  expect(['10%', '0.5%', '全部', '100%', '12.5'].map(readRatio)).toEqual([1000, 50, 10_000, 10_000, 1250]);
  expect(['1', '0.5', '2次/年', '两年一次'.replace('两', '2'), '0', '12'].map(readFrequency)).toEqual([
    100, 50, 200, 50, 0, 1200,
  ]);
  expect([readCap(undefined), readCap('3')]).toEqual([null, 3]);
});

test.each([
  ['unreadable-ratio', () => readRatio('12家')],
  ['unreadable-ratio', () => readRatio('101%')],
  ['unreadable-frequency', () => readFrequency('经常')],
  ['unreadable-frequency', () => readFrequency('13')],
  ['unreadable-frequency', () => readFrequency('-1')],
  ['unreadable-cap', () => readCap('0')],
  ['unreadable-cap', () => readCap('100')],
])('%s', (code, read) => {
  expect(read).toThrow(code);
});

test('what is proposed: the rule of a class, the usual ratio where none was set; and what that comes to', () => {
  expect(proposedRatios(rules())).toBe('A5% B10% C30% D70%');
  expect(proposedRatios(rules({ A: { ratioBp: 250 }, D: { ratioBp: 10_000 } }))).toBe(
    'A2.5% B10% C30% D100%',
  );
  const pools = new Map<Grade, number>([
    ['A', 40],
    ['B', 7],
  ]);
  expect(proposedCounts(rules({ A: { ratioBp: 250 } }), pools)).toEqual([
    { grade: 'A', pool: 40, comes: 1 },
    { grade: 'B', pool: 7, comes: 0.7 },
  ]);
});

test('below once a year it is to be decided, once', () => {
  expect(isUndecided({ frequency: 99, kept: null })).toBe(true);
  expect(isUndecided({ frequency: 100, kept: null })).toBe(false);
  expect(isUndecided({ frequency: 50, kept: false })).toBe(false);
});
