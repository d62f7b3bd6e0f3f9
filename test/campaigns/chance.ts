/** Chance from a seed: the same seed gives the same run, as far as the machine's own timing lets it. */
import seedrandom from 'seedrandom';

export type Chance = {
  /** a whole number from 0 to below n */
  below(n: number): number;
  shuffled<T>(list: readonly T[]): T[];
};

export function chanceOf(seed: string): Chance {
  const stream = seedrandom(seed);
  const below = (n: number) => Math.floor(stream.double() * n);
  return {
    below,
    shuffled(list) {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
      }
      return mixed;
    },
  };
}
