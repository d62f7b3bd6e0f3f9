/** The report's numbers: the history counted, and the same lists drawn again with throw-away seeds. */
import { drawFromSeed } from '../draw/draw.ts';
import { digest } from '../draw/hash.ts';
import type { DrawResult } from '../draw/types.ts';
import { chosenUnits } from '../draw/units.ts';
import { Bet } from './bet.ts';
import { Counted, type Line, type Repeated } from './counted.ts';
import { chances, type PastDraw } from './history.ts';
import { holm, rank } from './statistics.ts';
import { type Couple, drawnUnits, meetingsOf, partnersOf, raise, repeats, seatsOf } from './tally.ts';

/** 企业、县区、人员、搭档重复、再访重复. */
export const TESTS = ['enterprises', 'counties', 'people', 'partners', 'meetings'] as const;
export type TestName = (typeof TESTS)[number];
export type Test = Repeated & {
  readonly name: TestName;
  /** `both`, with how many tests there are taken into account */
  readonly adjusted: number;
};

export type Often = { readonly ids: readonly [string, string]; readonly times: number };

export type Fairness = {
  readonly draws: number;
  readonly rounds: number;
  readonly visits: number;
  readonly tests: readonly Test[];
  readonly enterprises: readonly Line[];
  readonly counties: readonly Line[];
  readonly people: readonly Line[];
  /** the most frequent ones */
  readonly partners: readonly Often[];
  readonly meetings: readonly Often[];
};

/** Beside the number of a draw and of a round: of a report, always the same. */
export const SALT = '1';

/** The same lists again: each seed is the digest of a number, known to all and of no consequence. */
export function redraw({ no, plan, tables }: PastDraw, salt: string, round: number): DrawResult {
  return drawFromSeed(digest('fairness', salt, no, String(round)), plan, tables).result;
}

/** Sums that a draw adds to; what it adds hangs on what really happened before it, in the repetitions too. */
type Sums = { enterprises: number; partners: number; meetings: number };
const MOST_SHOWN = 10;

/**
 * Lists depend on earlier results: whoever was visited is left out of the next one. Each draw is therefore drawn again
 * from its own lists after the history as it was, never the history as a whole; else a fair bureau would look unfair.
 */
export class Measure {
  readonly #sums: Sums = { enterprises: 0, partners: 0, meetings: 0 };
  readonly #again: readonly Sums[];
  readonly #people: Counted;
  readonly #counties: Counted;
  /** Σ (drawn − chance) of each enterprise so far */
  readonly #surplus = new Map<string, number>();
  readonly #expected = new Map<string, number>();
  readonly #drawn = new Map<string, number>();
  readonly #bets = new Map<string, Bet>();
  readonly #partners = new Map<Couple, number>();
  readonly #meetings = new Map<Couple, number>();
  #draws = 0;
  #visits = 0;

  constructor(rounds: number) {
    this.#again = Array.from({ length: rounds }, () => ({ enterprises: 0, partners: 0, meetings: 0 }));
    this.#people = new Counted(rounds);
    this.#counties = new Counted(rounds);
  }

  /** The next draw of the history, and what its lists give in each round. */
  add(draw: PastDraw, again: (round: number) => DrawResult): void {
    const countyOf = new Map(draw.tables.units.map(({ id, ct }) => [id, ct]));
    const chance = chances(draw);
    const take = (result: DrawResult, sums: Sums, round?: number) => {
      this.#score(result, sums, chance);
      this.#people.count(
        seatsOf(result).map(([person]) => person),
        round,
      );
      this.#counties.count(
        drawnUnits(result).map((id) => countyOf.get(id)!),
        round,
      );
    };
    take(draw.result, this.#sums);
    for (const [round, sums] of this.#again.entries()) take(again(round), sums, round);
    this.#remember(draw.result, chance);
    this.#draws += 1;
    this.#visits += chosenUnits(draw.result.units).length;
  }

  /** Whether those with a surplus are drawn again, and the same two meet again. */
  #score(result: DrawResult, sums: Sums, chance: ReadonlyMap<string, number>): void {
    for (const id of drawnUnits(result)) sums.enterprises += this.#surplus.get(id) ?? 0;
    for (const [id, p] of chance) sums.enterprises -= p * (this.#surplus.get(id) ?? 0);
    sums.partners += repeats(partnersOf(result), this.#partners);
    sums.meetings += repeats(meetingsOf(result), this.#meetings);
  }

  #remember(result: DrawResult, chance: ReadonlyMap<string, number>): void {
    const drawn = new Set(drawnUnits(result));
    for (const [id, p] of chance) {
      raise(this.#surplus, id, (drawn.has(id) ? 1 : 0) - p);
      raise(this.#expected, id, p);
      raise(this.#drawn, id, drawn.has(id) ? 1 : 0);
      const bet = this.#bets.get(id) ?? new Bet();
      this.#bets.set(id, bet);
      bet.settle(p, drawn.has(id));
    }
    for (const couple of partnersOf(result)) raise(this.#partners, couple);
    for (const couple of meetingsOf(result)) raise(this.#meetings, couple);
  }

  result(): Fairness {
    const people = this.#people.result();
    const counties = this.#counties.result();
    const sum = (of: keyof Sums) => {
      const again = this.#again.map((sums) => sums[of]);
      return { ...rank(this.#sums[of], again), again };
    };
    const all = [sum('enterprises'), counties.test, people.test, sum('partners'), sum('meetings')];
    const adjusted = holmOfThoseThatVary(all);
    return {
      draws: this.#draws,
      rounds: this.#again.length,
      visits: this.#visits,
      tests: all.map((test, i) => ({ ...test, name: TESTS[i]!, adjusted: adjusted[i]! })),
      enterprises: this.#enterprises(),
      counties: counties.lines,
      people: people.lines,
      partners: frequent(this.#partners),
      meetings: frequent(this.#meetings),
    };
  }

  /** By how much a bet on each of them would have won; there are as many bets as enterprises. */
  #enterprises(): Line[] {
    const real = [...this.#expected].filter(([, expected]) => expected > 0);
    return real.map(([id, expected]) => ({
      id,
      expected,
      actual: this.#drawn.get(id) ?? 0,
      among: Math.min(1, real.length / this.#bets.get(id)!.worth),
    }));
  }
}

/** Where every repetition gave the same, nothing is tested, and nothing has to be allowed for it. */
function holmOfThoseThatVary(tests: readonly { both: number; again: readonly number[] }[]): number[] {
  const varying = tests.filter(({ again }) => again.some((value) => value !== again[0]));
  const adjusted = holm(varying.map(({ both }) => both));
  return tests.map((test) => adjusted[varying.indexOf(test)] ?? 1);
}

function frequent(times: ReadonlyMap<Couple, number>): Often[] {
  return [...times]
    .filter(([, k]) => k > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(([couple, k]) => ({ ids: couple.split(' ') as [string, string], times: k }));
}
