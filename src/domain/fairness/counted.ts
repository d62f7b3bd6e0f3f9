/** Counts by person or county: what they were, what they were in each repetition, and whether they differ too much. */
import { amongAll, deviations, furthest, momentsOf, type Rank, rank, spread, usual } from './statistics.ts';
import { Ids } from './tally.ts';

/** A rank, and what the repetitions gave, for the picture. */
export type Repeated = Rank & { readonly again: readonly number[] };

/** One enterprise, county or person: expected, actual, and the p-value among all of its kind. */
export type Line = {
  readonly id: string;
  readonly expected: number;
  readonly actual: number;
  readonly among: number;
  /** 95 % of the repetitions lie between; not told for enterprises */
  readonly usual?: readonly [number, number];
};
export class Counted {
  readonly #ids = new Ids();
  readonly #actual: number[] = [];
  readonly #again: readonly number[][];

  constructor(rounds: number) {
    this.#again = Array.from({ length: rounds }, () => []);
  }

  /** In the history itself, or in one of its repetitions. */
  count(ids: readonly string[], round?: number): void {
    const counts = round === undefined ? this.#actual : this.#again[round]!;
    for (const id of ids) {
      const at = this.#ids.at(id);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }

  /** Who sits where hangs on everybody's rules, so that expectation and variance are those of the repetitions. */
  result(): { lines: Line[]; test: Repeated } {
    const { names } = this.#ids;
    const moments = momentsOf([this.#actual, ...this.#again], names.length);
    const z = deviations(this.#actual, moments);
    const zAgain = this.#again.map((counts) => deviations(counts, moments));
    const among = amongAll(z, zAgain.map(furthest));
    const lines = names.map((id, i) => ({
      id,
      expected: moments.expected[i]!,
      actual: this.#actual[i] ?? 0,
      among: among[i]!,
      usual: usual(this.#again.map((counts) => counts[i] ?? 0)),
    }));
    const again = zAgain.map(spread);
    return { lines, test: { ...rank(spread(z), again), again } };
  }
}
