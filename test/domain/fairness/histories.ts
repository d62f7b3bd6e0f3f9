/** Small histories: twelve enterprises of two counties, eight people; fair ones, and some that somebody bent. */
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import { digest } from '../../../src/domain/draw/hash.ts';
import type { DrawResult, Person, Plan, Tables, Unit } from '../../../src/domain/draw/types.ts';
import type { PastDraw } from '../../../src/domain/fairness/history.ts';
import { Measure, redraw } from '../../../src/domain/fairness/measure.ts';

const unit = (i: number): Unit => ({
  id: `E${String(i).padStart(2, '0')}`,
  st: i < 8 ? 'S|A' : 'S|B',
  ct: i % 2 === 0 ? 'C1' : 'C2',
  hz: ['h'],
  key: i === 11 ? 1 : 0,
});
const person = (i: number): Person => ({
  ...{ id: `P${i}`, crew: 'officers', ct: ['*'], sp: ['h'], until: '2027-01-01', away: [], base: 0, cap: 9 },
});
const tables: Tables = {
  units: Array.from({ length: 12 }, (_, i) => unit(i)),
  people: Array.from({ length: 8 }, (_, i) => person(i)),
  pairs: ['E00 P0', 'E03 P5'],
};
export const plan: Plan = {
  from: '2026-03-05',
  to: '2026-03-31',
  mode: 'take',
  strata: [
    ['S|A', 2],
    ['S|B', 1],
  ],
  reserve: 1,
  batches: 1,
  crews: [{ name: 'officers', size: 2, spec: 1, strict: 0, ladder: [] }],
  mix: 5,
};

export const DRAWS = 24;
export const ROUNDS = 199;

/** As the seeds fall; where one is asked for, the first of them that suits. */
export function history(name: string, suits: (result: DrawResult) => boolean = () => true): PastDraw[] {
  return Array.from({ length: DRAWS }, (_, k) => {
    const tries = Array.from({ length: 200 }, (_, i) => digest('history', name, String(k), String(i)));
    for (const seed of tries) {
      const { result } = drawFromSeed(seed, plan, tables);
      if (suits(result)) return { no: `${name}-${k}`, plan, tables, result };
    }
    throw new Error('nothing suits');
  });
}

export function measured(draws: readonly PastDraw[]) {
  const measure = new Measure(ROUNDS);
  for (const draw of draws) measure.add(draw, (round) => redraw(draw, 'test', round));
  return measure.result();
}
