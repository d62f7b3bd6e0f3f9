/**
 * A second, literal implementation of ssd-1 §§1–3: written from the text alone, slow, sharing no code with `src`.
 * What the fast one computes must equal what this one computes.
 */
import { createHash } from 'node:crypto';
import seedrandom from 'seedrandom';

export type Row = {
  unit: { id: string; st: string; ct: string; hz: string[]; key: 0 | 1 };
  person: {
    id: string;
    crew: string;
    ct: string[];
    sp: string[];
    until: string;
    away: [string, string][];
    base: number;
    cap: number;
  };
};
export type NaiveRung = { cap?: number; anyCounty?: 0 | 1; spec?: number };
export type NaiveCrew = { name: string; size: number; spec: number; strict: 0 | 1; ladder: NaiveRung[] };
export type NaivePlan = {
  from: string;
  to: string;
  mode: 'take' | 'fair';
  strata: [string, number][];
  reserve: number;
  batches: number;
  crews: NaiveCrew[];
  mix: number;
};
export type NaiveTables = { units: Row['unit'][]; people: Row['person'][]; pairs: string[] };

export function H(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

export function J(x: unknown): string {
  if (Array.isArray(x)) return `[${x.map(J).join(',')}]`;
  if (x === null || typeof x !== 'object') return JSON.stringify(x);
  const keys = Object.keys(x).sort();
  return `{${keys.map((k) => `${JSON.stringify(k)}:${J((x as Record<string, unknown>)[k])}`).join(',')}}`;
}

export class Rng {
  source: { int32(): number };
  constructor(seed: string, label: string) {
    this.source = seedrandom(H('ssd-1/stream', seed, label));
  }
  below(n: number): number {
    for (;;) {
      const v = this.source.int32() >>> 0;
      if (v >= 2 ** 32 - (2 ** 32 % n)) continue;
      return v % n;
    }
  }
  shuffle<T>(a: T[], k = a.length): T[] {
    for (let i = 0; i < Math.min(k, a.length - 1); i++) {
      const j = i + this.below(a.length - i);
      [a[i], a[j]] = [a[j]!, a[i]!];
    }
    return a;
  }
}

export type NaiveUnits = {
  key: string[];
  drawn: Map<string, string[]>;
  reserve: Map<string, string[]>;
  batch: Map<string, number>;
};

export function naiveUnits(seed: string, plan: NaivePlan, units: Row['unit'][]): NaiveUnits {
  const ids = (which: (u: Row['unit']) => boolean) =>
    units
      .filter(which)
      .map((u) => u.id)
      .sort();
  const key = ids((u) => u.key === 1);
  const drawn = new Map<string, string[]>();
  const reserve = new Map<string, string[]>();
  let cum = 0;
  let next = plan.mode === 'fair' ? new Rng(seed, 'fair').below(10000) : 0;
  for (const [label, number] of plan.strata) {
    const pool = ids((u) => u.key === 0 && u.st === label);
    let n = plan.mode === 'fair' ? 0 : number;
    if (plan.mode === 'fair') {
      for (const _ of pool) {
        cum += number;
        if (cum > next) {
          n += 1;
          next += 10000;
        }
      }
    }
    const k = Math.min(pool.length, n + plan.reserve);
    const a = new Rng(seed, `unit:${label}`).shuffle([...pool], k);
    drawn.set(label, a.slice(0, n));
    reserve.set(label, a.slice(Math.min(n, a.length), k));
  }
  const visited = [...key, ...[...drawn.values()].flat()].sort();
  const batch = new Map<string, number>();
  new Rng(seed, 'batch').shuffle(visited).forEach((id, i) => {
    batch.set(id, (i % plan.batches) + 1);
  });
  return { key, drawn, reserve, batch };
}
