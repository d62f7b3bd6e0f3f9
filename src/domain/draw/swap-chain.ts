import { clearBit, hasBit, lowestBit, setBit } from './bits.ts';
import type { Budget } from './budget.ts';
import type { Seating } from './seating.ts';

const NOBODY = -1;

/**
 * The swap chain 调换链 (ssd-1 §3.3): breadth-first over nodes (unit, class), numbered 2·unit + class; class 0 is a
 * seat for a specialist, class 1 a seat open to anyone. What a failed search reached stays reached for the
 * whole level: no later search of the level can get further from there, so those nodes and people are dead.
 */
export class ChainSearch {
  readonly #seating: Seating;
  readonly #budget: Budget;
  readonly #queue: Int32Array;
  readonly #seen: Uint8Array;
  /** Who yielded each node; a twin inherits it, the start has nobody. */
  readonly #yieldedBy: Int32Array;
  /** Through which node each person was reached. */
  readonly #reachedBy: Int32Array;
  /** Bits of the people not yet reached, neither in this search nor in a failed one of this level. */
  readonly #fresh: Uint32Array;
  readonly #reached: Int32Array;
  #queued = 0;
  #people = 0;

  constructor(seating: Seating, budget: Budget) {
    this.#seating = seating;
    this.#budget = budget;
    this.#queue = new Int32Array(seating.units * 2);
    this.#seen = new Uint8Array(seating.units * 2);
    this.#yieldedBy = new Int32Array(seating.units * 2);
    this.#reachedBy = new Int32Array(seating.people);
    this.#reached = new Int32Array(seating.people);
    this.#fresh = new Uint32Array(seating.words);
    this.revive();
  }

  /** A new level: nobody is dead. */
  revive(): void {
    this.#seen.fill(0);
    for (let i = 0; i < this.#seating.people; i++) setBit(this.#fresh, 0, i);
  }

  /** Seats one person more in e through others changing teams; says who has one task more, or -1. */
  extend(e: number, open: Uint32Array): number {
    this.#queued = 0;
    this.#people = 0;
    if (this.#seen[2 * e] === 0) this.#push(2 * e, NOBODY);
    for (let at = 0; at < this.#queued; at++) {
      const node = this.#queue[at]!;
      this.#pushTwin(node);
      const found = this.#reachFrom(node, open);
      if (found !== NOBODY) {
        this.#apply(found);
        this.#forget();
        return found;
      }
    }
    return NOBODY;
  }

  /** Whether a search since the last revival failed at this node. */
  hasReached(e: number, kind: 0 | 1): boolean {
    return this.#seen[2 * e + kind] === 1;
  }

  /** Whether a search since the last revival reached this person in vain. */
  isDead(i: number): boolean {
    return !hasBit(this.#fresh, 0, i);
  }

  #push(node: number, by: number): void {
    this.#seen[node] = 1;
    this.#yieldedBy[node] = by;
    this.#queue[this.#queued++] = node;
  }

  /** The twin joins always from class 1, from class 0 only while the team holds fewer than q ones. */
  #pushTwin(node: number): void {
    const twin = node ^ 1;
    if (this.#seen[twin] === 1) return;
    if ((node & 1) === 1 || this.#seating.ones[node >> 1]! < this.#seating.q) {
      this.#push(twin, this.#yieldedBy[node]!);
    }
  }

  #reachFrom(node: number, open: Uint32Array): number {
    const { words, team, specialist, other } = this.#seating;
    const row = (node >> 1) * words;
    const wanted = (node & 1) === 0 ? specialist : other;
    this.#budget.spend(words, 'teams');
    for (let w = 0; w < words; w++) {
      let bits = this.#fresh[w]! & wanted[row + w]! & ~team[row + w]!;
      while (bits !== 0) {
        const i = (w << 5) + lowestBit(bits);
        bits &= bits - 1;
        this.#reach(i, node);
        if (hasBit(open, 0, i)) return i;
        this.#yieldNodes(i);
      }
    }
    return NOBODY;
  }

  #reach(i: number, node: number): void {
    clearBit(this.#fresh, 0, i);
    this.#reachedBy[i] = node;
    this.#reached[this.#people++] = i;
  }

  /** Every unit that holds the person yields the seat that the person would leave there. */
  #yieldNodes(i: number): void {
    const tasks = this.#seating.tasksOf(i);
    this.#budget.spend(tasks.length, 'teams');
    for (const g of tasks) {
      const node = 2 * g + (this.#seating.isSpecialist(g, i) ? 0 : 1);
      if (this.#seen[node] === 0) this.#push(node, i);
    }
  }

  #apply(found: number): void {
    let person = found;
    while (person !== NOBODY) {
      const node = this.#reachedBy[person]!;
      const leaver = this.#yieldedBy[node]!;
      this.#seating.seat(node >> 1, person);
      if (leaver !== NOBODY) this.#seating.unseat(node >> 1, leaver);
      person = leaver;
    }
  }

  /** A search that succeeded says nothing about what it reached. */
  #forget(): void {
    for (let at = 0; at < this.#queued; at++) this.#seen[this.#queue[at]!] = 0;
    for (let at = 0; at < this.#people; at++) setBit(this.#fresh, 0, this.#reached[at]!);
  }
}
