import { bitsOf, clearBit, hasBit, setBit } from './bits.ts';
import type { Eligibility } from './eligibility.ts';

/** What a team run works on: the teams 检查小组 as they fill, in relabelled units and people (ssd-1 §3). */
export class Seating {
  readonly units: number;
  readonly people: number;
  readonly size: number;
  /** q = size − spec: how many non-specialists a team may hold. */
  readonly q: number;
  readonly words: number;
  readonly specialist: Uint32Array;
  readonly other: Uint32Array;
  /** One row of bits for each unit: who sits in its team. */
  readonly team: Uint32Array;
  readonly held: Int32Array;
  readonly ones: Int32Array;
  /** Load = base + seats held in this run; it never passes cap. */
  readonly base: Int32Array;
  readonly load: Int32Array;
  readonly cap: Int32Array;
  readonly #tasks: number[][];
  readonly #unsorted: Uint8Array;

  constructor(
    size: number,
    q: number,
    units: number,
    fit: Eligibility,
    base: readonly number[],
    cap: readonly number[],
  ) {
    this.size = size;
    this.q = q;
    this.units = units;
    this.people = base.length;
    this.words = fit.words;
    this.specialist = fit.specialist;
    this.other = fit.other;
    this.team = new Uint32Array(units * fit.words);
    this.held = new Int32Array(units);
    this.ones = new Int32Array(units);
    this.base = Int32Array.from(base);
    this.load = Int32Array.from(base);
    this.cap = Int32Array.from(cap, (most, i) => Math.min(most, base[i]! + units));
    this.#tasks = base.map(() => []);
    this.#unsorted = new Uint8Array(base.length);
  }

  /** Seats a person in a unit's team; loads are the caller's, since a swap chain changes only one. */
  seat(e: number, i: number): void {
    const row = e * this.words;
    setBit(this.team, row, i);
    this.held[e]! += 1;
    if (!hasBit(this.specialist, row, i)) this.ones[e]! += 1;
    const tasks = this.#tasks[i]!;
    if (tasks.length > 0 && tasks[tasks.length - 1]! > e) this.#unsorted[i] = 1;
    tasks.push(e);
  }

  unseat(e: number, i: number): void {
    const row = e * this.words;
    clearBit(this.team, row, i);
    this.held[e]! -= 1;
    if (!hasBit(this.specialist, row, i)) this.ones[e]! -= 1;
    const tasks = this.#tasks[i]!;
    tasks.splice(tasks.indexOf(e), 1);
  }

  /** A team in ascending label order. */
  teamOf(e: number): number[] {
    return bitsOf(this.team, e * this.words, this.words);
  }

  /** The units that hold a person, in label order. */
  tasksOf(i: number): readonly number[] {
    const tasks = this.#tasks[i]!;
    if (this.#unsorted[i] === 1) {
      tasks.sort((a, b) => a - b);
      this.#unsorted[i] = 0;
    }
    return tasks;
  }

  isSpecialist(e: number, i: number): boolean {
    return hasBit(this.specialist, e * this.words, i);
  }

  isFull(e: number): boolean {
    return this.held[e]! >= this.size;
  }
}
