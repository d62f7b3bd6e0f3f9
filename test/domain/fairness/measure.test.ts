/** A history that nobody bent is not suspected; each way of bending one is found, and by the right test. */
import { describe, expect, test } from 'vitest';
import { chances } from '../../../src/domain/fairness/history.ts';
import { TESTS, type TestName } from '../../../src/domain/fairness/measure.ts';
import { drawnUnits, partnersOf, seatsOf } from '../../../src/domain/fairness/tally.ts';
import { DRAWS, history, measured, plan, ROUNDS } from './histories.ts';

type Found = ReturnType<typeof measured>;
const adjusted = ({ tests }: Found, name: TestName) => tests.find((one) => one.name === name)!.adjusted;
const LEAST = 2 / (ROUNDS + 1);

describe('a fair history', () => {
  const fair = measured(history('fair'));

  test('no test and no single line is below one in twenty', () => {
    expect(fair.tests.map(({ name }) => name)).toEqual([...TESTS]);
    for (const { adjusted } of fair.tests) expect(adjusted).toBeGreaterThan(0.05);
    for (const { among } of [...fair.enterprises, ...fair.people, ...fair.counties])
      expect(among).toBeGreaterThan(0.05);
  });

  test('expected is what the lists say: 2 of 8, 1 of 3, and whoever must be visited not at all', () => {
    const [draw] = history('fair');
    expect(chances(draw!).get('E00')).toBe(1 / 4);
    expect(chances(draw!).get('E09')).toBe(1 / 3);
    expect(chances(draw!).has('E11')).toBe(false);
    const strata: [string, number][] = [
      ['S|A', 1_250],
      ['S|B', 300],
    ];
    const byRatio = { plan: { ...plan, mode: 'fair' as const, strata }, tables: draw!.tables };
    expect(chances(byRatio).get('E00')).toBe(0.125);
    expect(fair.enterprises.find(({ id }) => id === 'E00')!.expected).toBeCloseTo(DRAWS / 4);
    const total = fair.enterprises.reduce((sum, { actual }) => sum + actual, 0);
    expect(total).toBe(3 * DRAWS);
    expect(fair.visits).toBe(4 * DRAWS);
    expect(fair.people.reduce((sum, { actual }) => sum + actual, 0)).toBe(8 * DRAWS);
  });
});

describe('a history that somebody bent', () => {
  test('the same enterprise again and again', () => {
    const bent = measured(history('always', (result) => drawnUnits(result).includes('E03')));
    expect(adjusted(bent, 'enterprises')).toBeLessThanOrEqual(5 * LEAST);
    const worst = bent.enterprises.filter(({ among }) => among < 0.01);
    expect(worst.map(({ id }) => id)).toEqual(['E03']);
    expect(worst[0]!.actual).toBe(DRAWS);
  });

  test('one enterprise never', () => {
    const bent = measured(history('never', (result) => !drawnUnits(result).includes('E09')));
    expect(bent.enterprises.filter(({ among }) => among < 0.05).map(({ id }) => id)).toEqual(['E09']);
  });

  test('the same two people together', () => {
    const bent = measured(history('partners', (result) => partnersOf(result).includes('P1 P2')));
    expect(adjusted(bent, 'partners')).toBeLessThanOrEqual(5 * LEAST);
    expect(bent.partners[0]).toEqual({ ids: ['P1', 'P2'], times: DRAWS });
    expect(adjusted(bent, 'enterprises')).toBeGreaterThan(0.05);
  });

  test('the same person to the same enterprise whenever it is drawn', () => {
    const bent = measured(
      history('friend', (result) => {
        const of = seatsOf(result).filter(([, unit]) => unit === 'E11');
        return of.some(([id]) => id === 'P7');
      }),
    );
    expect(adjusted(bent, 'meetings')).toBeLessThanOrEqual(5 * LEAST);
    expect(bent.meetings[0]).toEqual({ ids: ['P7', 'E11'], times: DRAWS });
  });

  test('one county spared', () => {
    const even = (id: string) => Number(id.slice(1)) % 2 === 0;
    const bent = measured(history('county', (result) => drawnUnits(result).filter(even).length >= 2));
    expect(adjusted(bent, 'counties')).toBeLessThanOrEqual(5 * LEAST);
    expect(bent.counties.find(({ id }) => id === 'C1')!.among).toBeLessThan(0.05);
  });

  test('too even is as telling as too uneven: each in its turn', () => {
    let k = 0;
    const turn = (result: Parameters<typeof drawnUnits>[0]) => {
      const due = [
        `E${String((2 * k) % 8).padStart(2, '0')}`,
        `E${String((2 * k + 1) % 8).padStart(2, '0')}`,
      ];
      const good = due.every((id) => drawnUnits(result).includes(id));
      if (good) k += 1;
      return good;
    };
    const { tests } = measured(history('turns', turn));
    const { low, adjusted: p } = tests.find(({ name }) => name === 'enterprises')!;
    expect(low).toBe(1 / (ROUNDS + 1));
    expect(p).toBeLessThanOrEqual(5 * LEAST);
  });
});
