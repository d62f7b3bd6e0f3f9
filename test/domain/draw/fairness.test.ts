import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import { digest } from '../../../src/domain/draw/hash.ts';
import { shuffle, stream } from '../../../src/domain/draw/stream.ts';
import type { Person, Tables, Unit } from '../../../src/domain/draw/types.ts';
import { drawUnits } from '../../../src/domain/draw/units.ts';
import { plainPlan } from './plain-plan.ts';

const SEEDS = Array.from({ length: 20_000 }, (_, s) => digest('battery', String(s)));
const UNITS = Array.from({ length: 20 }, (_, i) => i);
const TAKE = 7;
/** Enough for the ratios of single units. */
const DRAWS = 4_000;

/** Σ(c−E)²/E of inclusion, of pairs and of position × unit over the 20,000 draws of 7 out of 20. */
function battery(draw: (seed: string) => readonly number[]): [number, number, number] {
  const single = new Float64Array(20);
  const pairs = new Float64Array(400);
  const places = new Float64Array(TAKE * 20);
  for (const seed of SEEDS) {
    const picked = draw(seed).slice(0, TAKE);
    picked.forEach((unit, place) => {
      single[unit]! += 1;
      places[place * 20 + unit]! += 1;
      for (const other of picked) if (unit < other) pairs[unit * 20 + other]! += 1;
    });
  }
  const upper = pairs.filter((_, at) => Math.floor(at / 20) < at % 20);
  const n = SEEDS.length;
  return [chi(single, (n * 7) / 20), chi(upper, (n * 7 * 6) / (20 * 19)), chi(places, n / 20)];
}

function chi(counts: Float64Array, expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Beyond these a fair draw comes once in ten million batteries. */
const FAR = [70, 310, 230] as const;

describe('the fairness battery', () => {
  test('our draw gives the known numbers', () => {
    const [inclusion, pairs, positions] = battery((seed) => shuffle(stream(seed, 'unit:T'), UNITS, TAKE));
    expect(inclusion.toFixed(4)).toBe('13.5166');
    expect(pairs.toFixed(4)).toBe('169.6046');
    expect(positions.toFixed(2)).toBe('126.53');
  });

  test.each([
    ['j = below(n)', naiveShuffle],
    ['sort(() => rnd − 0.5)', sortShuffle],
    ['byte mod n', byteShuffle],
  ])('%s fails by far', (_name, draw) => {
    const found = battery((seed) => draw(digest('ssd-1/stream', seed, 'unit:T')));
    expect(Math.max(...found.map((value, i) => value / FAR[i]!))).toBeGreaterThan(2);
  });
});

function naiveShuffle(key: string): number[] {
  const rng = seedrandom(key);
  const a = [...UNITS];
  for (let i = 0; i < a.length; i++) {
    const j = Math.floor(((rng.int32() >>> 0) / 2 ** 32) * a.length);
    [a[i], a[j]] = [a[j]!, a[i]!];
  }
  return a;
}

function sortShuffle(key: string): number[] {
  const rng = seedrandom(key);
  return [...UNITS].sort(() => rng() - 0.5);
}

/** One byte mod 20 for each pick: 256 is no multiple of 20, so that the last four units come too seldom. */
function byteShuffle(key: string): number[] {
  const rng = seedrandom(key);
  const picked = new Set<number>();
  while (picked.size < TAKE) picked.add((rng.int32() & 0xff) % UNITS.length);
  return [...picked];
}

const PLAN = plainPlan({
  crews: [{ name: '执法', size: 2, spec: 1, strict: 0, ladder: [] }],
  mix: 200,
});
const unit = (id: string): Unit => ({ id, st: 'T', ct: 'c', hz: ['h'], key: 1 });
const person = (id: string): Person => ({
  id,
  crew: '执法',
  ct: ['*'],
  sp: ['h'],
  until: '2027-01-01',
  away: [],
  base: 0,
  cap: 9,
});

describe('the fairness of teams and ratios', () => {
  test('interchangeable people: every pair is as likely as any other', () => {
    const tables: Tables = { units: ['A', 'B', 'C'].map(unit), people: [...'123456'].map(person), pairs: [] };
    const counts = new Map<string, number>();
    for (const seed of SEEDS.slice(0, 3_000)) {
      const { result } = drawFromSeed(seed, { ...PLAN, mix: 20 }, tables);
      const team = result.teams.执法!.teams.B!.join();
      counts.set(team, (counts.get(team) ?? 0) + 1);
    }
    expect(counts.size).toBe(15);
    expect(chi(Float64Array.from(counts.values()), 200)).toBeLessThan(45); // 14 degrees of freedom
  });

  test('mixing reaches every best assignment alike', () => {
    // 2 may not meet A: of the 6 ways to seat 4 people in two pairs, 3 remain.
    const tables: Tables = { units: ['A', 'B'].map(unit), people: [...'1234'].map(person), pairs: ['A 2'] };
    const counts = new Map<string, number>();
    for (const seed of SEEDS.slice(0, 3_000)) {
      const { result } = drawFromSeed(seed, PLAN, tables);
      const team = result.teams.执法!.teams.A!.join();
      counts.set(team, (counts.get(team) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['1,3', '1,4', '3,4']);
    expect(chi(Float64Array.from(counts.values()), 1_000)).toBeLessThan(20); // 2 degrees of freedom
  });

  test('mode fair: small strata are not rounded up, each unit has exactly its ratio', () => {
    const units: Unit[] = Array.from({ length: 30 }, (_, i) => ({
      ...unit(`E${String(i).padStart(2, '0')}`),
      st: `S${String(i % 10)}`,
      key: 0,
    }));
    const strata = Array.from({ length: 10 }, (_, i) => [`S${i}`, 1_000 + 500 * i] as const);
    const counts = new Float64Array(30);
    for (const seed of SEEDS.slice(0, DRAWS)) {
      const { drawn } = drawUnits(seed, { ...PLAN, mode: 'fair', strata }, units);
      const ids = Object.values(drawn).flat();
      expect([9, 10]).toContain(ids.length); // Σ p = 9.75
      for (const id of ids) counts[Number(id.slice(1))]! += 1;
    }
    counts.forEach((count, i) => {
      const p = (1_000 + 500 * (i % 10)) / 10_000;
      expect(Math.abs(count - DRAWS * p) / Math.sqrt(DRAWS * p * (1 - p))).toBeLessThan(4.5);
    });
  });
});
