import { bitsOf } from './bits.ts';
import type { Budget } from './budget.ts';
import { byCodeUnit } from './canonical.ts';
import type { Blocked } from './fill-teams.ts';
import type { Seating } from './seating.ts';

/** How many of the blocked units one person could serve at the most. */
export interface Capacity {
  readonly id: string;
  readonly atMost: number;
}

/**
 * Why a crew has no assignment 不可行说明 (ssd-1 §3): anyone can count it through with the frozen tables.
 * 'nobody': units, but nobody in the crew. 'short': these units need more seats than all who could serve have.
 */
export type Certificate =
  | { readonly is: 'nobody'; readonly crew: string; readonly units: number }
  | {
      readonly is: 'short';
      readonly crew: string;
      /** The last step of the ladder, at which it still failed. */
      readonly step: number;
      readonly size: number;
      readonly spec: number;
      /** D: each needs the whole team of `size`. */
      readonly whole: readonly string[];
      /** D₂: each needs its `spec` specialists. */
      readonly special: readonly string[];
      readonly need: number;
      readonly supply: number;
      /** Those who could serve at least one of them, with what they have left. */
      readonly people: readonly Capacity[];
    };

export interface Labelled {
  readonly crew: string;
  readonly step: number;
  readonly spec: number;
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
}

/** From the last failed search: need against supply over the units that it reached. */
export function shortage(run: Labelled, seating: Seating, blocked: Blocked, budget: Budget): Certificate {
  const whole: number[] = [];
  const special: number[] = [];
  for (let e = 0; e < seating.units; e++) {
    if (blocked.search.hasReached(e, 1)) whole.push(e);
    else if (blocked.search.hasReached(e, 0)) special.push(e);
  }
  const people = capacities(run, seating, whole, special, budget);
  const names = (units: readonly number[]) => units.map((e) => run.unitIds[e]!).sort(byCodeUnit);
  return {
    is: 'short',
    crew: run.crew,
    step: run.step,
    size: seating.size,
    spec: run.spec,
    whole: names(whole),
    special: names(special),
    need: whole.length * seating.size + special.length * run.spec,
    supply: people.reduce((sum, person) => sum + person.atMost, 0),
    people,
  };
}

/** max(0, min(cap − base, units of D where eligible + units of D₂ where a specialist)), for each person. */
function capacities(
  run: Labelled,
  seating: Seating,
  whole: readonly number[],
  special: readonly number[],
  budget: Budget,
): Capacity[] {
  const { words, specialist, other, base, cap } = seating;
  const may = new Int32Array(seating.people);
  const count = (bits: Uint32Array, e: number) => {
    for (const i of bitsOf(bits, e * words, words)) may[i]! += 1;
    budget.spend(words * 32, 'certificate');
  };
  for (const e of whole) {
    count(specialist, e);
    count(other, e);
  }
  for (const e of special) count(specialist, e);
  return run.personIds
    .map((id, i) => ({ id, atMost: Math.max(0, Math.min(cap[i]! - base[i]!, may[i]!)) }))
    .filter((_, i) => may[i]! > 0)
    .sort((a, b) => byCodeUnit(a.id, b.id));
}
