import { hasBit } from './bits.ts';
import type { Budget } from './budget.ts';
import type { Seating } from './seating.ts';
import type { Stream } from './stream.ts';

/** A proposal costs about this many steps of the budget. */
const PROPOSAL = 25;

/**
 * Mix 打乱 (ssd-1 §3.4): proposals to change places or to hand a seat on, each accepted only when the outcome is
 * as good as before; afterwards every best assignment is as likely as any other.
 */
export function mixTeams(rng: Stream, seating: Seating, mix: number, budget: Budget): void {
  new Mixer(rng, seating).run(mix, budget);
}

class Mixer {
  readonly #rng: Stream;
  readonly #s: Seating;
  readonly #unit: Int32Array;
  readonly #person: Int32Array;

  /** seats: (e, i) for e in order, i in ascending label order of the team. */
  constructor(rng: Stream, seating: Seating) {
    const { units, held } = seating;
    this.#rng = rng;
    this.#s = seating;
    const total = held.reduce((sum, n) => sum + n, 0);
    this.#unit = new Int32Array(total);
    this.#person = new Int32Array(total);
    let at = 0;
    for (let e = 0; e < units; e++) {
      for (const i of seating.teamOf(e)) {
        this.#unit[at] = e;
        this.#person[at++] = i;
      }
    }
  }

  run(mix: number, budget: Budget): void {
    const seats = this.#unit.length;
    budget.spend(mix * seats * PROPOSAL, 'mix');
    for (let n = mix * seats; n > 0; n--) {
      const kind = this.#rng.below(2);
      const a = this.#rng.below(seats);
      if (kind === 0) this.#changePlaces(a, this.#rng.below(seats));
      else this.#handOn(a, this.#rng.below(this.#s.people));
    }
  }

  #changePlaces(a: number, b: number): void {
    const [e, i] = [this.#unit[a]!, this.#person[a]!];
    const [g, j] = [this.#unit[b]!, this.#person[b]!];
    if (e === g || i === j || !this.#fits(e, j, i) || !this.#fits(g, i, j)) return;
    this.#replace(a, j);
    this.#replace(b, i);
  }

  #handOn(a: number, j: number): void {
    const { load, cap } = this.#s;
    const i = this.#person[a]!;
    if (load[i]! !== load[j]! + 1 || load[j]! >= cap[j]! || !this.#fits(this.#unit[a]!, j, i)) return;
    this.#replace(a, j);
    load[i]! -= 1;
    load[j]! += 1;
  }

  /** Fits 合适: eligible there, not already in that team, and no more than q ones afterwards. */
  #fits(e: number, newcomer: number, leaver: number): boolean {
    const { specialist, other, team, ones, q, words } = this.#s;
    const row = e * words;
    if (hasBit(team, row, newcomer)) return false;
    if (hasBit(specialist, row, newcomer)) return true;
    if (!hasBit(other, row, newcomer)) return false;
    return ones[e]! + (hasBit(specialist, row, leaver) ? 1 : 0) <= q;
  }

  #replace(a: number, newcomer: number): void {
    const e = this.#unit[a]!;
    this.#s.swap(e, this.#person[a]!, newcomer);
    this.#person[a] = newcomer;
  }
}
