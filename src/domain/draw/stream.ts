import seedrandom from 'seedrandom';
import { digest } from './hash.ts';

const TWO_32 = 2 ** 32;

/** Where the whole numbers come from; a test may put its own in place. */
export interface RandomSource {
  int32(): number;
}

/** stream(label) (ssd-1 §1): seedrandom, seeded with 64 lower-case hex characters and in no other way. */
export class Stream {
  readonly #source: RandomSource;

  constructor(source: RandomSource) {
    this.#source = source;
  }

  /** A whole number 0 ≤ v < n without bias: values beyond the last full multiple of n are thrown away. */
  below(n: number): number {
    if (!Number.isSafeInteger(n) || n < 1 || n > TWO_32) throw new RangeError('below(n): 1 ≤ n ≤ 2^32');
    let value = this.#source.int32() >>> 0;
    // the last full multiple lies above 2^32 − n, so few values need a closer look
    if (value > TWO_32 - n) value = this.#accepted(value, n);
    // exact for 32 bits, and several times as fast as the remainder of numbers that are no small integers
    return value - Math.floor(value / n) * n;
  }

  #accepted(first: number, n: number): number {
    const limit = TWO_32 - (TWO_32 % n);
    let value = first;
    while (value >= limit) value = this.#source.int32() >>> 0;
    return value;
  }
}

/** stream(label) of a seed: H("ssd-1/stream", seed, label). */
export function stream(seed: string, label: string): Stream {
  return new Stream(seedrandom(digest('ssd-1/stream', seed, label)));
}

/** What can be shuffled where it stands: an array, or a typed one for a million rows. */
export interface Places<T> {
  readonly length: number;
  [place: number]: T;
}

/** shuffle (ssd-1 §1): Fisher-Yates from the front, only the first k places decided; returns a new array. */
export function shuffle<T>(rng: Stream, items: readonly T[], k: number = items.length): T[] {
  const a = items.slice();
  shufflePlaces(rng, a, k);
  return a;
}

/** shuffle (ssd-1 §1) of what is given. */
export function shufflePlaces<T>(rng: Stream, a: Places<T>, k: number = a.length): void {
  const end = Math.min(k, a.length - 1);
  for (let i = 0; i < end; i++) {
    const j = i + rng.below(a.length - i);
    const swap = a[i]!;
    a[i] = a[j]!;
    a[j] = swap;
  }
}
