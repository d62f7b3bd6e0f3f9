import { expect, test } from 'vitest';
import { oddsOf } from '../../src/site/odds.ts';

test('抽中的机会: once, twice in two years, ever', () => {
  expect(oddsOf(4, 1, 2)).toEqual({ once: 0.25, twice: 0.0625, ever: 0.4375 });
  expect(oddsOf(5, 5, 30)).toEqual({ once: 1, twice: 1, ever: 1 });
  expect(oddsOf(5, 0, 3)?.ever).toBe(0);
});

test.each([
  [0, 0, 1],
  [5, 6, 1],
  [5, -1, 1],
  [5.5, 1, 1],
  [5, 1, 0],
  [5, 1, 31],
  [Number.NaN, 1, 1],
])('%d, %d, %d are no numbers of a draw', (pool, take, years) => {
  expect(oddsOf(pool, take, years)).toBeUndefined();
});
