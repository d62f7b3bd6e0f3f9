/** The chance of a test's bureau: the same in each run, so that a test which passed does not fail by who is drawn. */
import { createHash } from 'node:crypto';
import type { Chance } from '../../src/demo-world.ts';

/** Another one draws other people: `TEST_SEED=7 npx vitest run test/flows`. */
const SEED = process.env.TEST_SEED ?? '1';
/** So much later is each thing that somebody says or taps: about as long as one takes. */
const STEP_MS = 100;

/** Time that moves with each step alone, and random bytes from a seed: both enter the seed of a draw. */
export class Steady {
  #steps = 0;
  #asked = 0;

  step(): void {
    this.#steps += 1;
  }

  readonly elapsed = (): number => this.#steps * STEP_MS;

  readonly chance: Chance = {
    messageSeed: SEED,
    random: () => {
      this.#asked += 1;
      return createHash('sha256').update(`${SEED}/${this.#asked}`).digest('hex');
    },
  };
}
