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
  /** Bits of the people who have room. */
  #open: Uint32Array;
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
    this.#open = new Uint32Array(seating.words);
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
    this.#open = open;
    const last = this.#search(e);
    if (last === NOBODY) return NOBODY;
    const person = this.#apply(last);
    this.#forget();
    return person;
  }

  /**
   * The first node of the queue from which someone with room can be reached, or -1. Whoever is reached with room
   * ends the search, so that nothing before it can change whom a node would reach: it is looked at when it joins
   * the queue, not when its turn comes, which saves the widest ring of the search.
   */
  #search(e: number): number {
    if (this.#seen[2 * e] === 1) return NOBODY;
    if (this.#push(2 * e, NOBODY)) return 2 * e;
    for (let at = 0; at < this.#queued; at++) {
      const node = this.#queue[at]!;
      if (this.#pushTwin(node)) return node ^ 1;
      const found = this.#reachFrom(node);
      if (found !== NOBODY) return found;
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

  /** Adds a node to the queue; true when someone with room can be reached from it. */
  #push(node: number, by: number): boolean {
    this.#seen[node] = 1;
    this.#yieldedBy[node] = by;
    this.#queue[this.#queued++] = node;
    return this.#personAt(node) !== NOBODY;
  }

  /** The twin joins always from class 1, from class 0 only while the team holds fewer than q ones. */
  #pushTwin(node: number): boolean {
    const twin = node ^ 1;
    if (this.#seen[twin] === 1) return false;
    if ((node & 1) === 0 && this.#seating.ones[node >> 1]! >= this.#seating.q) return false;
    return this.#push(twin, this.#yieldedBy[node]!);
  }

  /** The first person in label order with room who could take this seat. */
  #personAt(node: number): number {
    const { words, team, specialist, other } = this.#seating;
    const row = (node >> 1) * words;
    const wanted = (node & 1) === 0 ? specialist : other;
    this.#budget.spend(words, 'teams');
    for (let w = 0; w < words; w++) {
      const bits = this.#open[w]! & wanted[row + w]! & ~team[row + w]!;
      if (bits !== 0) return (w << 5) + lowestBit(bits);
    }
    return NOBODY;
  }

  /** Reaches all whom the node can reach, none of whom has room; the node that ends the search, or -1. */
  #reachFrom(node: number): number {
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
        const found = this.#yieldNodes(i);
        if (found !== NOBODY) return found;
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
  #yieldNodes(i: number): number {
    const tasks = this.#seating.tasksOf(i);
    this.#budget.spend(tasks.length, 'teams');
    for (const g of tasks) {
      const node = 2 * g + (this.#seating.isSpecialist(g, i) ? 0 : 1);
      if (this.#seen[node] === 0 && this.#push(node, i)) return node;
    }
    return NOBODY;
  }

  /** From the last node back to the first: each is taken by whoever was reached through it. */
  #apply(last: number): number {
    const found = this.#personAt(last);
    let node = last;
    for (let person = found; person !== NOBODY; ) {
      const leaver = this.#yieldedBy[node]!;
      this.#seating.seat(node >> 1, person);
      if (leaver !== NOBODY) {
        this.#seating.unseat(node >> 1, leaver);
        node = this.#reachedBy[leaver]!;
      }
      person = leaver;
    }
    return found;
  }

  /** A search that succeeded says nothing about what it reached. */
  #forget(): void {
    for (let at = 0; at < this.#queued; at++) this.#seen[this.#queue[at]!] = 0;
    for (let at = 0; at < this.#people; at++) setBit(this.#fresh, 0, this.#reached[at]!);
  }
}
