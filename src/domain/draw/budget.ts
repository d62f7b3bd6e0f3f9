import { DrawFault } from './fault.ts';

/** Some twenty seconds of work; 10,000 units and 1,000 people need a twentieth of it. */
const DEFAULT_STEPS = 3_000_000_000;

/** Counts the steps of a computation and ends it, so that no record can make a verifier hang. */
export class Budget {
  #left: number;

  constructor(steps: number = DEFAULT_STEPS) {
    this.#left = steps;
  }

  spend(steps: number, at: string): void {
    this.#left -= steps;
    if (!(this.#left >= 0)) throw new DrawFault('too-heavy', at);
  }
}
