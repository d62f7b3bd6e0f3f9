/** Unit after unit in random order, specialists first; begun anew when somebody is missing. */
import { type Stream, shuffle } from '../../../src/domain/draw/stream.ts';
import type { Duty } from './duty.ts';

export function greedy(
  duty: Duty,
  rng: Stream,
  who: 'least loaded' | 'anyone',
  restarts: number,
): number[][] | undefined {
  for (let tries = 0; tries <= restarts; tries++) {
    const teams = once(duty, rng, who);
    if (teams) return teams;
  }
  return undefined;
}

function once(duty: Duty, rng: Stream, who: 'least loaded' | 'anyone'): number[][] | undefined {
  const { size, spec, base, cap, specialists, others } = duty;
  const load = [...base];
  const teams: number[][] = specialists.map(() => []);
  for (const e of shuffle(rng, [...teams.keys()])) {
    const team = teams[e]!;
    while (team.length < size) {
      const all = team.length < spec ? specialists[e]! : [...specialists[e]!, ...others[e]!];
      const able = all.filter((i) => load[i]! < cap[i]! && !team.includes(i));
      if (able.length === 0) return undefined;
      const i = who === 'anyone' ? able[rng.below(able.length)]! : leastLoaded(able, load, rng);
      team.push(i);
      load[i]! += 1;
    }
  }
  return teams;
}

function leastLoaded(able: readonly number[], load: readonly number[], rng: Stream): number {
  const least = able.reduce((low, i) => Math.min(low, load[i]!), Number.POSITIVE_INFINITY);
  const first = able.filter((i) => load[i] === least);
  return first[rng.below(first.length)]!;
}
