/** 替换、换人、作废: things that people do, not the draw; whether they come as often in one section as in another. */
import { digest } from '../draw/hash.ts';
import { shufflePlaces, stream } from '../draw/stream.ts';
import { type Rank, rank } from './statistics.ts';

/** So many of so many, in one section or under one chief. */
export type Share = { readonly hits: number; readonly of: number };

/**
 * Σ (hits − expected)² / expected, against what comes out when the hits fall on any of the cases alike (a permutation
 * test with fixed margins: counts are too small for chi-square). Undefined where there is nothing to compare.
 */
export function evenness(shares: readonly Share[], rounds: number, salt: string): Rank | undefined {
  const cases = shares.reduce((sum, { of }) => sum + of, 0);
  const hits = shares.reduce((sum, share) => sum + share.hits, 0);
  if (hits === 0 || hits === cases || shares.filter(({ of }) => of > 0).length < 2) return undefined;
  const unevenness = (counts: readonly number[]) =>
    shares.reduce((sum, { of }, i) => {
      const expected = (of * hits) / cases;
      return expected === 0 ? sum : sum + (counts[i]! - expected) ** 2 / expected;
    }, 0);
  const owner = shares.flatMap(({ of }, i) => new Array<number>(of).fill(i));
  const rng = stream(digest('fairness', 'rates', salt), 'rates');
  const again = Array.from({ length: rounds }, () => {
    shufflePlaces(rng, owner, hits);
    const counts = shares.map(() => 0);
    for (const i of owner.slice(0, hits)) counts[i]! += 1;
    return unevenness(counts);
  });
  return rank(unevenness(shares.map((share) => share.hits)), again);
}
