/** Tests by repetition (docs/fairness.md): what happened, beside what happens when the same lists are drawn again. */

/** Where a number lies among those of the repetitions. */
export type Rank = {
  readonly observed: number;
  readonly mean: number;
  /** 95 % of the repetitions lie between */
  readonly from: number;
  readonly to: number;
  /** how many repetitions have as much or more; as little or less; either */
  readonly high: number;
  readonly low: number;
  readonly both: number;
};

/** Sums of fractions that are equal on paper differ in the last digits. */
const STILL = 1e-9;

/** The Monte-Carlo p-value (1 + #) / (R + 1): never 0, and right however few repetitions there are. */
export function rank(observed: number, again: readonly number[]): Rank {
  const n = again.length;
  const high = (1 + again.filter((value) => value >= observed - STILL).length) / (n + 1);
  const low = (1 + again.filter((value) => value <= observed + STILL).length) / (n + 1);
  const mean = average(again);
  const [from, to] = usual(again);
  return { observed, mean, from, to, high, low, both: Math.min(1, 2 * Math.min(high, low)) };
}

/** 95 % of the values lie between. */
export function usual(values: readonly number[]): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** Holm 1979: p-values of several tests of one report, so that one in twenty reports at most cries wolf. */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const adjusted: number[] = [];
  let least = 0;
  for (const [place, { p, i }] of order.entries()) {
    least = Math.max(least, Math.min(1, p * (ps.length - place)));
    adjusted[i] = least;
  }
  return adjusted;
}

/** What is expected of each count, and how much it varies. */
export type Moments = { readonly expected: readonly number[]; readonly variance: readonly number[] };

/** Mean and variance of each count over what happened and all repetitions, which are alike if all is fair. */
export function momentsOf(counts: readonly (readonly number[])[], size: number): Moments {
  const of = (i: number) => counts.map((each) => each[i] ?? 0);
  const expected = Array.from({ length: size }, (_, i) => average(of(i)));
  const variance = expected.map((mean, i) => average(of(i).map((value) => (value - mean) ** 2)));
  return { expected, variance };
}

export const average = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** How many standard deviations each count lies from what is expected; 0 where nothing can vary. */
export function deviations(counts: readonly number[], { expected, variance }: Moments): number[] {
  return expected.map((mean, i) =>
    variance[i]! < STILL ? 0 : ((counts[i] ?? 0) - mean) / Math.sqrt(variance[i]!),
  );
}

/** Σ z²: one number for "somebody comes too often or too seldom". */
export const spread = (z: readonly number[]) => z.reduce((sum, value) => sum + value * value, 0);

export const furthest = (z: readonly number[]) =>
  z.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * Westfall & Young 1993, the step with the greatest deviation: how often a fair repetition has anybody as far off as
 * this one. Right for all of them together, however they hang on one another.
 */
export const amongAll = (z: readonly number[], furthestAgain: readonly number[]): number[] =>
  z.map((value) => rank(Math.abs(value), furthestAgain).high);
