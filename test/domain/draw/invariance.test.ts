import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/draw/canonical.ts';
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import { dice, randomCase } from './cases.ts';
import type { NaiveTables } from './naive.ts';

const NAMES = Array.from({ length: 60 }, (_, i) => `invariance ${i}`);

function shuffled<T>(name: string, items: readonly T[]): T[] {
  const d = dice(name);
  return items
    .map((item) => ({ item, at: d.roll(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Other ids in the same order, other names for counties and trades. */
function renamed(tables: NaiveTables): NaiveTables {
  const word = (text: string) => (text === '*' ? text : `新${text}`);
  return {
    units: tables.units.map((u) => ({ ...u, id: `X-${u.id}`, ct: word(u.ct), hz: u.hz.map(word) })),
    people: tables.people.map((p) => ({ ...p, id: `Y-${p.id}`, ct: p.ct.map(word), sp: p.sp.map(word) })),
    pairs: tables.pairs.map((pair) => pair.replace(/^(\S+) (\S+)$/, 'X-$1 Y-$2')),
  };
}

describe('what must change nothing', () => {
  test('the order of rows, of counties, specialities, hazards and pairs', () => {
    for (const name of NAMES) {
      const { seed, plan, tables } = randomCase(name);
      const other = {
        units: shuffled(`${name} u`, tables.units).map((u) => ({ ...u, hz: shuffled(name, u.hz) })),
        people: shuffled(`${name} p`, tables.people).map((p) => ({
          ...p,
          ct: shuffled(name, p.ct),
          sp: shuffled(name, p.sp),
        })),
        pairs: shuffled(`${name} r`, tables.pairs),
      };
      const before = drawFromSeed(seed, plan, tables);
      const after = drawFromSeed(seed, plan, other);
      expect(canonical(after.result)).toBe(canonical(before.result));
      expect(after.certificates).toEqual(before.certificates);
    }
  });

  test('renaming that keeps the order of ids, whatever counties and trades are called', () => {
    for (const name of NAMES) {
      const { seed, plan, tables } = randomCase(name);
      const before = canonical(drawFromSeed(seed, plan, tables).result);
      const after = canonical(drawFromSeed(seed, plan, renamed(tables)).result);
      expect(after.replace(/X-E/g, 'E').replace(/Y-P/g, 'P')).toBe(before);
    }
  });

  test('a crew is drawn alike whichever other crews there are, and in whatever order', () => {
    for (const name of NAMES) {
      const { seed, plan, tables } = randomCase(name);
      const all = drawFromSeed(seed, plan, tables).result.teams;
      for (const crew of plan.crews) {
        const alone = drawFromSeed(seed, { ...plan, crews: [crew] }, tables).result.teams;
        expect(canonical(alone[crew.name])).toBe(canonical(all[crew.name]));
      }
    }
  });
});
