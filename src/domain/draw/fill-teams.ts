import { clearBit, countBits, hasBit, setBit } from './bits.ts';
import type { Budget } from './budget.ts';
import type { Seating } from './seating.ts';
import type { Stream } from './stream.ts';
import { ChainSearch } from './swap-chain.ts';

/** The search that failed last, after which no level can help any more: it names what blocks. */
export interface Blocked {
  readonly search: ChainSearch;
}

/** Level by level 逐级分配 (ssd-1 §3.2): nobody gets a next task before everyone who could take it has one less. */
export function fillTeams(rng: Stream, seating: Seating, budget: Budget): Blocked | undefined {
  const filler = new Filler(rng, seating, budget);
  let level: number | undefined = seating.load.reduce((least, load) => Math.min(least, load)) + 1;
  let last = -1;
  while (level !== undefined) {
    last = filler.fill(level);
    if (last < 0) return undefined;
    level = filler.nextLevel(level);
  }
  return { search: filler.searchAlone(last) };
}

class Filler {
  readonly #rng: Stream;
  readonly #seating: Seating;
  readonly #budget: Budget;
  readonly #search: ChainSearch;
  /** Bits of the people whose load is below min(L, cap). */
  readonly #open: Uint32Array;
  readonly #choice: Uint32Array;
  #level = 0;

  constructor(rng: Stream, seating: Seating, budget: Budget) {
    this.#rng = rng;
    this.#seating = seating;
    this.#budget = budget;
    this.#search = new ChainSearch(seating, budget);
    this.#open = new Uint32Array(seating.words);
    this.#choice = new Uint32Array(seating.words);
  }

  /** One level; the last unit that stays open, or -1 when all teams are full. */
  fill(level: number): number {
    const { units, people } = this.#seating;
    this.#level = level;
    this.#search.revive();
    for (let i = 0; i < people; i++) this.#mark(i);
    let last = -1;
    this.#budget.spend(units + people, 'teams');
    for (let e = 0; e < units; e++) {
      while (!this.#seating.isFull(e)) {
        if (this.#pick(e) || this.#extend(e)) continue;
        last = e;
        break;
      }
    }
    return last;
  }

  /**
   * The next level at which anything can happen. A level lets in those whose load is just below it; unless a
   * failed search reached one of them, it would fail again in the same places and use no random number.
   */
  nextLevel(level: number): number | undefined {
    const { people, load, cap } = this.#seating;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < people; i++) {
      if (load[i]! >= level && load[i]! < cap[i]! && this.#search.isDead(i))
        least = Math.min(least, load[i]!);
    }
    return least === Number.POSITIVE_INFINITY ? undefined : least + 1;
  }

  /** The last search once more, without the dead of those before it. */
  searchAlone(e: number): ChainSearch {
    this.#search.revive();
    this.#search.extend(e, this.#open);
    return this.#search;
  }

  #mark(i: number): void {
    const { load, cap } = this.#seating;
    if (load[i]! < Math.min(this.#level, cap[i]!)) setBit(this.#open, 0, i);
    else clearBit(this.#open, 0, i);
  }

  /** C[below(|C|)], where anybody can take the seat just like that. */
  #pick(e: number): boolean {
    const size = this.#candidates(e);
    if (size === 0) return false;
    const i = this.#nth(this.#rng.below(size));
    this.#seating.seat(e, i);
    this.#addTask(i);
    return true;
  }

  #extend(e: number): boolean {
    const i = this.#search.extend(e, this.#open);
    if (i < 0) return false;
    this.#addTask(i);
    return true;
  }

  #addTask(i: number): void {
    this.#seating.load[i]! += 1;
    this.#mark(i);
  }

  /** C: people with room, not in the team, specialists or while the team has fewer than q ones. */
  #candidates(e: number): number {
    const { words, specialist, other, team, ones, q } = this.#seating;
    const row = e * words;
    const anyone = ones[e]! < q;
    let size = 0;
    this.#budget.spend(words, 'teams');
    for (let w = 0; w < words; w++) {
      const fit = anyone ? specialist[row + w]! | other[row + w]! : specialist[row + w]!;
      const bits = this.#open[w]! & fit & ~team[row + w]!;
      this.#choice[w] = bits;
      size += countBits(bits);
    }
    return size;
  }

  /** The n-th candidate in label order. */
  #nth(n: number): number {
    let left = n;
    let w = 0;
    for (let here = countBits(this.#choice[0]!); here <= left; here = countBits(this.#choice[w]!)) {
      left -= here;
      w += 1;
    }
    let bit = w << 5;
    for (; left > 0 || !hasBit(this.#choice, 0, bit); bit++) {
      if (hasBit(this.#choice, 0, bit)) left -= 1;
    }
    return bit;
  }
}
