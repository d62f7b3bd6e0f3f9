import type { Budget } from './budget.ts';
import type { Seating } from './seating.ts';
import type { Stream } from './stream.ts';

/** A proposal costs about this many steps of the budget. */
const PROPOSAL = 25;

/**
 * Mix 打乱 (ssd-1 §3.4): proposals to change places or to hand a seat on, each accepted only when the outcome is
 * as good as before; afterwards every best assignment is as likely as any other. All teams are full, so that seat
 * a is one of unit ⌊a / size⌋; returned is who sits where.
 */
export function mixTeams(rng: Stream, seating: Seating, mix: number, budget: Budget): Int32Array {
  const mixer = new Mixer(rng, seating);
  mixer.run(mix, budget);
  return mixer.person;
}

class Mixer {
  /** Who has each seat: (e, i) for e in order, i in ascending label order of the team at first. */
  readonly person: Int32Array;
  readonly #rng: Stream;
  readonly #s: Seating;
  /** Specialists and others of a unit word by word side by side: one look into memory for both. */
  readonly #fit: Uint32Array;

  constructor(rng: Stream, seating: Seating) {
    const { units, size, specialist, other } = seating;
    this.#rng = rng;
    this.#s = seating;
    this.person = new Int32Array(units * size);
    for (let e = 0; e < units; e++) this.person.set(seating.teamOf(e), e * size);
    this.#fit = new Uint32Array(specialist.length * 2);
    for (let at = 0; at < specialist.length; at++) {
      this.#fit[2 * at] = specialist[at]!;
      this.#fit[2 * at + 1] = other[at]!;
    }
  }

  run(mix: number, budget: Budget): void {
    const seats = this.person.length;
    budget.spend(mix * seats * PROPOSAL, 'mix');
    for (let n = mix * seats; n > 0; n--) {
      const kind = this.#rng.below(2);
      const a = this.#rng.below(seats);
      if (kind === 0) this.#changePlaces(a, this.#rng.below(seats));
      else this.#handOn(a, this.#rng.below(this.#s.people));
    }
  }

  #changePlaces(a: number, b: number): void {
    const { size } = this.#s;
    const e = Math.floor(a / size);
    const g = Math.floor(b / size);
    const i = this.person[a]!;
    const j = this.person[b]!;
    if (e === g || i === j) return;
    const ofJ = this.#fits(e, j, i);
    if (ofJ < 0) return;
    const ofI = this.#fits(g, i, j);
    if (ofI < 0) return;
    this.person[a] = j;
    this.person[b] = i;
    this.#s.ones[e] = ofJ;
    this.#s.ones[g] = ofI;
  }

  #handOn(a: number, j: number): void {
    const { load, cap, size, ones } = this.#s;
    const i = this.person[a]!;
    if (load[i]! !== load[j]! + 1 || load[j]! >= cap[j]!) return;
    const e = Math.floor(a / size);
    const after = this.#fits(e, j, i);
    if (after < 0) return;
    this.person[a] = j;
    ones[e] = after;
    load[i]! -= 1;
    load[j]! += 1;
  }

  /**
   * Fits 合适: eligible there, not already in that team, and no more than q ones afterwards. How many ones the
   * team has then, or -1.
   */
  #fits(e: number, newcomer: number, leaver: number): number {
    const { size, ones, q } = this.#s;
    const is = this.#class(e, newcomer);
    if (is === 0) return -1;
    for (let a = e * size; a < (e + 1) * size; a++) if (this.person[a] === newcomer) return -1;
    const after = ones[e]! - (this.#class(e, leaver) === 1 ? 1 : 0) + (is === 1 ? 1 : 0);
    return after <= q ? after : -1;
  }

  /** Eligibility 资格: 2 specialist, 1 without the speciality, 0 none. */
  #class(e: number, i: number): 0 | 1 | 2 {
    const at = 2 * (e * this.#s.words + (i >>> 5));
    if (((this.#fit[at]! >>> (i & 31)) & 1) === 1) return 2;
    return ((this.#fit[at + 1]! >>> (i & 31)) & 1) === 1 ? 1 : 0;
  }
}
