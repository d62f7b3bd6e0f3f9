/** 抽查频次和上限: who may be visited now, and who is never left out. */
import { describe, expect, test } from 'vitest';
import {
  type GradeRule,
  isAtCap,
  isBelowYearly,
  mustBeInPool,
  type Visited,
  whyNotNow,
} from '../../src/domain/visit-rules.ts';

const TODAY = '2026-05-20';
const rule = (more: Partial<GradeRule> = {}): GradeRule => ({
  grade: 'B',
  ratioBp: 0,
  frequency: 100,
  cap: null,
  kept: null,
  ...more,
});
const unit = (more: Partial<Visited> = {}): Visited => ({
  status: 'active',
  underWay: false,
  isKey: false,
  listing: 'none',
  risk: null,
  hazardLevel: null,
  yearlyCap: null,
  inspected: 0,
  lastVisit: null,
  mayExceed: false,
  ...more,
});
const why = (more: Partial<Visited>, of: Partial<GradeRule> = {}) => whyNotNow(unit(more), rule(of), TODAY);

describe('once a year, as 四(四) says', () => {
  test.each([
    [{}, undefined],
    [{ status: 'suspended' }, 'suspended'],
    [{ status: 'cancelled', mayExceed: true }, 'cancelled'],
    [{ underWay: true, mayExceed: true }, 'open-task'],
    [{ inspected: 1 }, 'inspected-this-year'],
    [{ lastVisit: '2026-01-05' }, 'inspected-this-year'],
    [{ lastVisit: '2025-12-31' }, undefined],
    [{ yearlyCap: 1, inspected: 1 }, 'cap-reached'],
    [{ yearlyCap: 1, lastVisit: '2026-01-05' }, 'cap-reached'],
    [{ yearlyCap: 0 }, 'cap-reached'],
    [{ yearlyCap: 1, inspected: 1, mayExceed: true }, undefined],
  ] as const)('%o: %s', (more, expected) => expect(why(more)).toBe(expected));
});

describe('by class', () => {
  test('twice a year: the second visit is due, the third is not', () => {
    expect(why({ inspected: 1 }, { frequency: 200 })).toBeUndefined();
    expect(why({ inspected: 2 }, { frequency: 200 })).toBe('inspected-this-year');
  });

  test('the cap of the class holds where the enterprise has none of its own', () => {
    expect(why({ inspected: 1 }, { frequency: 300, cap: 1 })).toBe('cap-reached');
    expect(why({ inspected: 1, yearlyCap: 2 }, { frequency: 300, cap: 1 })).toBeUndefined();
    expect(isAtCap({ yearlyCap: null, inspected: 9, lastVisit: null }, rule(), TODAY)).toBe(false);
  });

  test('below once a year counts as once a year until the office keeps it', () => {
    const half = { frequency: 50 };
    expect(isBelowYearly(half)).toBe(true);
    expect(why({ lastVisit: '2025-06-01' }, half)).toBeUndefined();
    expect(why({ lastVisit: '2025-06-01' }, { ...half, kept: false })).toBeUndefined();
    expect(why({ lastVisit: '2025-06-01' }, { ...half, kept: true })).toBe('not-due');
    expect(why({ lastVisit: '2024-06-01' }, { ...half, kept: true })).toBeUndefined();
    expect(why({}, { ...half, kept: true })).toBeUndefined();
    expect(why({}, { frequency: 0, kept: true })).toBe('not-due');
  });

  test.each([
    { isKey: true },
    { listing: 'blacklist' },
    { listing: 'dishonest' },
    { risk: 'greater' },
    { risk: 'major' },
    { hazardLevel: 4 },
  ] as const)('%o is never left out because of its class', (more) => {
    expect(mustBeInPool(unit(more))).toBe(true);
    expect(why({ ...more, lastVisit: '2025-06-01' }, { frequency: 50, kept: true })).toBeUndefined();
    expect(why({ ...more }, { frequency: 0, kept: true })).toBeUndefined();
  });

  test('low and general risk make nobody special', () => {
    for (const risk of ['low', 'general']) expect(mustBeInPool(unit({ risk }))).toBe(false);
  });
});
