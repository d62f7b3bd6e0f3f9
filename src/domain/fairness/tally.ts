/** Who was drawn, who sat where, who was together with whom: what one draw adds to all before it. */
import type { DrawResult } from '../draw/types.ts';

/** Ids as small numbers, in the order in which they turn up. */
export class Ids {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  at(id: string): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    this.#places.set(id, this.names.length);
    return this.names.push(id) - 1;
  }
}

/** Two ids in one text; ids have no spaces. */
export type Couple = `${string} ${string}`;
export type Times = ReadonlyMap<Couple, number>;

export const drawnUnits = ({ units }: DrawResult): string[] => Object.values(units.drawn).flat();

/** Each seat: whose it is, and of which enterprise. */
export function seatsOf({ teams }: DrawResult): (readonly [person: string, unit: string])[] {
  return Object.values(teams).flatMap((found) =>
    Object.entries(found?.teams ?? {}).flatMap(([unit, team]) => team.map((id) => [id, unit] as const)),
  );
}

/** A person and an enterprise, once for each visit. */
export const meetingsOf = (result: DrawResult): Couple[] =>
  seatsOf(result).map(([person, unit]): Couple => `${person} ${unit}`);

/** 搭档: two people of one team, once for each team; teams are sorted. */
export function partnersOf({ teams }: DrawResult): Couple[] {
  return Object.values(teams).flatMap((found) =>
    Object.values(found?.teams ?? {}).flatMap((team) =>
      team.flatMap((one, i) => team.slice(i + 1).map((other): Couple => `${one} ${other}`)),
    ),
  );
}

/**
 * 重复: how many earlier meetings of the same two these are a repetition of, those among themselves included. Summed
 * over a history it is Σ k(k−1)/2.
 */
export function repeats(couples: readonly Couple[], before: Times): number {
  const own = new Map<Couple, number>();
  return couples.reduce((sum, couple) => {
    const here = own.get(couple) ?? 0;
    own.set(couple, here + 1);
    return sum + here + (before.get(couple) ?? 0);
  }, 0);
}

export function raise<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
