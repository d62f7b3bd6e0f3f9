import type { Budget } from './budget.ts';
import type { Certificate } from './certificate.ts';
import { drawSeed, freezeDigest, witnessText } from './seed.ts';
import { drawTeams } from './teams.ts';
import type { DrawResult, Freeze, Plan, Tables, WitnessEntry } from './types.ts';
import { byId, chosenUnits, drawUnits } from './units.ts';

/** What a seed gives: the result, and for each crew without an assignment the reason. */
export interface Drawn {
  readonly seed: string;
  readonly result: DrawResult;
  readonly certificates: readonly Certificate[];
}

/** RESULT 抽取结果: a pure function of what is logged, so a crash needs no new draw (ssd-1 §4.5). */
export function drawResult(
  frozen: Tables & { readonly freeze: Freeze },
  witness: readonly WitnessEntry[],
  beacon: string,
  secret: string,
): Drawn {
  const seed = drawSeed(freezeDigest(frozen.freeze), secret, witnessText(witness), beacon);
  return drawFromSeed(seed, frozen.freeze, frozen);
}

/** Units, then teams, from a seed that is given. */
export function drawFromSeed(seed: string, plan: Plan, tables: Tables, budget?: Budget): Drawn {
  const units = drawUnits(seed, plan, tables.units);
  const outcomes = drawTeams(seed, plan, tables, chosenUnits(units), budget);
  const teams = byId([...outcomes].map(([crew, { result }]) => [crew, result] as const));
  const certificates = [...outcomes.values()].flatMap(({ certificate }) => certificate ?? []);
  return { seed, result: { units, teams }, certificates };
}

/** What one trial found: at which step each crew succeeded, or why it did not. */
export interface Trial {
  readonly steps: ReadonlyMap<string, number>;
  readonly certificates: readonly Certificate[];
}

/**
 * 试算 before FREEZE (ssd-1 §3): the draw with throw-away seeds, so that the office is warned in time. Mixing is
 * left out, since it never changes whether there is an assignment.
 */
export function trialDraws(plan: Plan, tables: Tables, seeds: readonly string[]): Trial[] {
  return seeds.map((seed) => {
    const { result, certificates } = drawFromSeed(seed, { ...plan, mix: 0 }, tables);
    const steps = Object.entries(result.teams).flatMap(([crew, found]) =>
      found ? [[crew, found.step] as const] : [],
    );
    return { steps: new Map(steps), certificates };
  });
}
