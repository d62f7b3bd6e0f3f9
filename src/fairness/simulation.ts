/** 模拟: years of a made-up bureau under the real engine, each year tested as a real one would be, and all of them together. */
import { type Fairness, Measure, redraw, TESTS, type TestName } from '../domain/fairness/measure.ts';
import { simulatedYears } from '../domain/fairness/simulated.ts';

export type Simulation = {
  readonly years: number;
  /** p-values of each test, year by year: spread evenly between 0 and 1 where nobody is favoured */
  readonly ps: ReadonlyMap<TestName, readonly number[]>;
  readonly all: Fairness;
};

export function simulate(
  years: number,
  rounds: number,
  salt: string,
  told: (year: number) => void = () => {},
): Simulation {
  const all = new Measure(rounds);
  const ps = new Map<TestName, number[]>(TESTS.map((name) => [name, []]));
  let done = 0;
  for (const draws of simulatedYears(years, salt)) {
    const own = new Measure(rounds);
    for (const draw of draws) {
      const again = Array.from({ length: rounds }, (_, round) => redraw(draw, salt, round));
      own.add(draw, (round) => again[round]!);
      all.add(draw, (round) => again[round]!);
    }
    for (const { name, both } of own.result().tests) ps.get(name)!.push(both);
    done += 1;
    told(done);
  }
  return { years, ps, all: all.result() };
}
