/** Who decides a VOID or a SUBSTITUTE, and when a draw would be repeated. */
import { describe, expect, test } from 'vitest';
import { changeDeciders, checkChangeDecision, checkVoid } from '../../src/domain/draw-change.ts';
import { CREDIT_RATIOS, proposedAmount } from '../../src/domain/plan.ts';
import { checkRepeat, type EarlierDraw } from '../../src/domain/repeat.ts';
import { readAmounts } from '../../src/domain/wish.ts';

describe('two people of different roles', () => {
  const holders = { chief: [1, 2], office: [1, 5], deputy: [7], leader: [9] };
  test.each([
    [{ askedBy: 1, askedAs: 'chief', escalatedAt: null }, [{ role: 'office', ids: [5] }]],
    [{ askedBy: 2, askedAs: 'chief', escalatedAt: null }, [{ role: 'office', ids: [1, 5] }]],
    [{ askedBy: 5, askedAs: 'office', escalatedAt: null }, [{ role: 'deputy', ids: [7] }]],
    [{ askedBy: 7, askedAs: 'office', escalatedAt: null }, [{ role: 'leader', ids: [9] }]],
    [
      { askedBy: 1, askedAs: 'chief', escalatedAt: new Date(0) },
      [
        { role: 'office', ids: [5] },
        { role: 'deputy', ids: [7] },
      ],
    ],
  ] as const)('%j: %j', (asked, due) => {
    expect(changeDeciders(asked, holders)).toEqual(due);
  });

  test('nobody else: nobody decides', () => {
    const alone = { chief: [1], office: [1], deputy: [], leader: [] };
    for (const askedAs of ['chief', 'office'] as const)
      for (const escalatedAt of [null, new Date(0)])
        expect(changeDeciders({ askedBy: 1, askedAs, escalatedAt }, alone)).toEqual([]);
  });

  test('not oneself, not whoever was not asked, not twice', () => {
    const deciders = [
      { role: 'office', ids: [5, 1] },
      { role: 'deputy', ids: [7] },
    ] as const;
    const open = { state: 'open', askedBy: 1 } as const;
    expect(checkChangeDecision(open, 5, deciders)).toBe('office');
    expect(checkChangeDecision(open, 7, deciders)).toBe('deputy');
    expect(() => checkChangeDecision(open, 1, deciders)).toThrow('own-request');
    expect(() => checkChangeDecision(open, 6, deciders)).toThrow('not-your-request');
    expect(() => checkChangeDecision(open, 5, [])).toThrow('not-your-request');
    for (const state of ['approved', 'returned', 'withdrawn', 'lapsed'] as const)
      expect(() => checkChangeDecision({ ...open, state }, 5, deciders)).toThrow('request-settled');
  });

  test('a draw is void while a value is missing, and never afterwards', () => {
    const now = new Date(0);
    checkVoid({ state: 'open', missing: 1 }, now, 'wrong-list');
    expect(() => checkVoid({ state: 'open', missing: 0 }, now)).toThrow('void-too-late');
    for (const state of ['drawn', 'published', 'void'])
      expect(() => checkVoid({ state, missing: 1 }, now)).toThrow('stale');
  });
});

describe('a second draw over the same strata', () => {
  const earlier: EarlierDraw[] = [
    { no: '2026-001', from: '2026-03-11', to: '2026-04-08', strata: ['危化|A', '危化|B'] },
  ];
  test.each([
    ['2026-03-20', '2026-04-20', ['危化|B'], true],
    ['2026-04-08', '2026-04-20', ['危化|A'], true],
    ['2026-03-01', '2026-03-11', ['危化|A'], true],
    ['2026-04-09', '2026-05-20', ['危化|A', '危化|B'], false],
    ['2026-03-01', '2026-03-10', ['危化|A'], false],
    ['2026-03-20', '2026-04-20', ['危化|C', '粉尘|A'], false],
  ] as const)('%s to %s over %j: %s', (from, to, strata, again) => {
    const wanted = { from, to, strata };
    if (again) expect(() => checkRepeat(wanted, earlier, undefined)).toThrow('drawn-lately');
    else expect(checkRepeat(wanted, earlier, undefined)).toBe(false);
    expect(checkRepeat(wanted, earlier, '晋市应急〔2026〕5号')).toBe(again);
  });
});

test('what is proposed can be read as it stands', () => {
  expect(readAmounts(CREDIT_RATIOS)).toMatchObject({ is: 'by-grade' });
  const of = (mode: 'take' | 'fair', ...strata: [string, number][]) => proposedAmount({ mode, strata });
  expect(of('fair', ['危化|A', 500], ['危化|B', 1000], ['粉尘|A', 500])).toBe('A5% B10%');
  expect(of('fair', ['危化|A', 1000], ['危化|B', 1000])).toBe('10%');
  expect(of('take', ['危化|A', 5], ['危化|B', 7])).toBe('12');
});
