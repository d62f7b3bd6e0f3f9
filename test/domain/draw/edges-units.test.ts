import { describe, expect, test } from 'vitest';
import { digest } from '../../../src/domain/draw/hash.ts';
import { stream } from '../../../src/domain/draw/stream.ts';
import type { Plan, Unit } from '../../../src/domain/draw/types.ts';
import { drawUnits } from '../../../src/domain/draw/units.ts';
import { plainPlan } from './plain-plan.ts';

const PLAN = plainPlan();
const UNIT: Unit = { id: 'E1', st: 'T', ct: '东', hz: ['h'], key: 1 };

describe('mode fair at its edges', () => {
  const units = Array.from({ length: 40 }, (_, i) => ({
    ...UNIT,
    id: `E${String(i).padStart(2, '0')}`,
    key: 0 as const,
  }));
  const fair = (seed: string, bp: number) =>
    drawUnits(seed, { ...PLAN, mode: 'fair', strata: [['T', bp]] }, units).drawn.T!.length;

  test('cum = next draws nothing yet: only cum > next does', () => {
    const seed = digest('fair', 'any');
    const next = stream(seed, 'fair').below(10_000);
    const single = (bp: number) =>
      drawUnits(seed, { ...PLAN, mode: 'fair', strata: [['T', bp]] }, units.slice(0, 1)).drawn.T;
    expect(single(next)).toEqual([]);
    expect(single(next + 1)).toEqual(['E00']);
  });

  test('0 and 10000 basis points are none and all', () => {
    expect(fair(digest('a'), 0)).toBe(0);
    expect(fair(digest('a'), 10_000)).toBe(40);
  });

  test('the remainder runs on through the strata', () => {
    const plan: Plan = {
      ...PLAN,
      mode: 'fair',
      strata: [
        ['S', 2_500],
        ['T', 2_500],
      ],
    };
    const rows = units.slice(0, 4).map((unit, i) => ({ ...unit, st: i < 2 ? 'S' : 'T' }));
    for (let s = 0; s < 50; s++) {
      const { drawn } = drawUnits(digest(String(s)), plan, rows);
      expect([...drawn.S!, ...drawn.T!]).toHaveLength(1);
    }
  });
});

describe('units', () => {
  test('batches: windows take turns, keys among them', () => {
    const rows = Array.from({ length: 7 }, (_, i) => ({ ...UNIT, id: `E${i}` }));
    const { batch } = drawUnits(digest('b'), { ...PLAN, batches: 3 }, rows);
    const counts = [1, 2, 3].map((window) => Object.values(batch).filter((n) => n === window).length);
    expect(counts).toEqual([3, 2, 2]);
  });

  test('more asked for than there are: all drawn, no reserve', () => {
    const rows = ['E1', 'E2'].map((id) => ({ ...UNIT, id, key: 0 as const }));
    const found = drawUnits(digest('c'), { ...PLAN, strata: [['T', 9]], reserve: 2 }, rows);
    expect([...found.drawn.T!].sort()).toEqual(['E1', 'E2']);
    expect(found.reserve.T).toEqual([]);
  });
});
