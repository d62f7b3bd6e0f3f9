/** Against numbers that are known from elsewhere. */
import { describe, expect, test } from 'vitest';
import { digest } from '../../../src/domain/draw/hash.ts';
import { stream } from '../../../src/domain/draw/stream.ts';
import { Bet } from '../../../src/domain/fairness/bet.ts';
import { evenness } from '../../../src/domain/fairness/rates.ts';
import {
  amongAll,
  deviations,
  holm,
  momentsOf,
  rank,
  spread,
} from '../../../src/domain/fairness/statistics.ts';

test('the p-value counts those as far out, the observed one with them', () => {
  const again = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(rank(9, again)).toMatchObject({ high: 0.2, low: 1, both: 0.4, mean: 5 });
  expect(rank(10, again)).toMatchObject({ high: 0.1, low: 1, both: 0.2 });
  expect(rank(0, again)).toMatchObject({ high: 1, low: 0.1, both: 0.2 });
  expect(rank(5, [5, 5, 5])).toMatchObject({ high: 1, low: 1, both: 1 });
});

test("Holm's own steps", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([0.5, 0.9])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

test('deviations in standard deviations, none where nothing varies', () => {
  const moments = momentsOf(
    [
      [1, 4],
      [3, 4],
      [2, 4],
    ],
    2,
  );
  expect(moments.expected).toEqual([2, 4]);
  expect(moments.variance[0]).toBeCloseTo(2 / 3);
  const z = deviations([3, 4], moments);
  expect(z[0]).toBeCloseTo(1.2247, 4);
  expect(z[1]).toBe(0);
  expect(spread(z)).toBeCloseTo(1.5);
  expect(amongAll([-3, 0.1], [1, 2, 2.5])).toEqual([0.25, 1]);
});

describe('替换、作废 by section', () => {
  test.each([
    // Fisher's exact p: 8 of 10 and 1 of 10; 3 of 4 and 1 of 4 (the lady tasting tea); 5 of 10 twice
    [
      [
        { hits: 8, of: 10 },
        { hits: 1, of: 10 },
      ],
      0.0055,
    ],
    [
      [
        { hits: 3, of: 4 },
        { hits: 1, of: 4 },
      ],
      0.4857,
    ],
    [
      [
        { hits: 5, of: 10 },
        { hits: 5, of: 10 },
      ],
      1,
    ],
  ])('as Fisher says: %j', (shares, p) => {
    expect(evenness(shares, 20_000, 'fisher')!.high).toBeCloseTo(p, 2);
  });

  test('nothing to compare: no case, all cases, one section', () => {
    expect(
      evenness(
        [
          { hits: 0, of: 5 },
          { hits: 0, of: 5 },
        ],
        9,
        '',
      ),
    ).toBeUndefined();
    expect(
      evenness(
        [
          { hits: 5, of: 5 },
          { hits: 5, of: 5 },
        ],
        9,
        '',
      ),
    ).toBeUndefined();
    expect(
      evenness(
        [
          { hits: 1, of: 5 },
          { hits: 0, of: 0 },
        ],
        9,
        '',
      ),
    ).toBeUndefined();
  });
});

describe('the bet', () => {
  test('is fair: one yuan is worth one yuan on average, and seldom twenty', () => {
    const rng = stream(digest('bets'), 'bets');
    const worth = Array.from({ length: 4_000 }, () => {
      const bet = new Bet();
      for (const n of [1, 3, 2, 5]) bet.settle(n / 10, rng.below(10) < n);
      return bet.worth;
    });
    expect(worth.reduce((sum, value) => sum + value, 0) / worth.length).toBeCloseTo(1, 1);
    expect(worth.filter((value) => value >= 20).length / worth.length).toBeLessThan(0.05);
  });

  test('wins where an enterprise always comes or never does, and not on what is certain', () => {
    const always = new Bet();
    const never = new Bet();
    for (let k = 0; k < 10; k++) {
      always.settle(0.2, true);
      never.settle(0.4, false);
    }
    expect(always.worth).toBeGreaterThan(1_000_000);
    expect(never.worth).toBeCloseTo((1 / 0.6 ** 10 + 1 / 0.7 ** 10 + 1 / 2.2 ** 10 + 1 / 26.2 ** 10) / 4);
    const certain = new Bet();
    certain.settle(1, true);
    certain.settle(0, false);
    expect(certain.worth).toBe(1);
  });
});
