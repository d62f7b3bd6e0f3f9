import { describe, expect, test } from 'vitest';
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import type { Plan } from '../../../src/domain/draw/types.ts';
import { dice } from './cases.ts';
import { H, type NaiveCrew, type NaiveTables } from './naive.ts';
import { eligibility } from './naive-teams.ts';

/** Every legal team of a unit, as lists of people. */
function legalTeams(
  tables: NaiveTables,
  crew: NaiveCrew,
  plan: Plan,
  unit: NaiveTables['units'][number],
): number[][] {
  const fit = tables.people.map((person) => eligibility(unit, person, plan, tables.pairs, crew, false));
  const able = tables.people.map((_, i) => i).filter((i) => fit[i]! > 0);
  const teams: number[][] = [];
  const grow = (team: number[], from: number) => {
    if (team.length === crew.size) {
      if (team.filter((i) => fit[i] === 2).length >= crew.spec) teams.push(team);
      return;
    }
    for (let k = from; k < able.length; k++) grow([...team, able[k]!], k + 1);
  };
  grow([], 0);
  return teams;
}

/** The least loads, highest first, over all assignments; undefined when there is none. */
function bestLoads(tables: NaiveTables, crew: NaiveCrew, plan: Plan): number[] | undefined {
  const choices = tables.units.map((unit) => legalTeams(tables, crew, plan, unit));
  const load = tables.people.map((person) => person.base);
  let best: number[] | undefined;
  const place = (e: number) => {
    if (e === choices.length) {
      const loads = [...load].sort((a, b) => b - a);
      if (!best || firstDifference(loads, best) < 0) best = loads;
      return;
    }
    for (const team of choices[e]!) {
      if (team.some((i) => load[i]! >= tables.people[i]!.cap)) continue;
      for (const i of team) load[i]! += 1;
      place(e + 1);
      for (const i of team) load[i]! -= 1;
    }
  };
  place(0);
  return best;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function smallCase(name: string): { tables: NaiveTables; crew: NaiveCrew } {
  const d = dice(name);
  const size = 1 + d.roll(3);
  const crew: NaiveCrew = {
    name: '组',
    size,
    spec: d.roll(size + 1),
    strict: d.chance(5) ? 1 : 0,
    ladder: [],
  };
  const trades = ['甲', '乙'];
  const units = Array.from({ length: 2 + d.roll(3) }, (_, i) => ({
    id: `E${i}`,
    st: '',
    ct: d.pick(['东', '西']),
    hz: [d.pick(trades)],
    key: 1 as const,
  }));
  const people = Array.from({ length: 3 + d.roll(4) }, (_, i) => ({
    id: `P${i}`,
    crew: '组',
    ct: d.pick([['*'], ['东'], ['西'], ['东', '西']]),
    sp: d.some(trades, 2),
    until: '2027-01-01',
    away: [] as [string, string][],
    base: d.roll(3),
    cap: 1 + d.roll(4),
  }));
  const all = units.flatMap((u) => people.map((p) => `${u.id} ${p.id}`));
  return { tables: { units, people, pairs: d.some(all, 7).sort() }, crew };
}

describe('against brute force', () => {
  test('a team for everyone whenever one exists, with the least possible loads; else a true certificate', () => {
    const seen = { feasible: 0, blocked: 0, special: 0 };
    for (let n = 0; n < 700; n++) {
      const { tables, crew } = smallCase(`small ${n}`);
      const plan: Plan = {
        from: '2026-03-05',
        to: '2026-03-31',
        mode: 'take',
        strata: [],
        reserve: 0,
        batches: 1,
        crews: [crew],
        mix: 10,
      };
      const best = bestLoads(tables, crew, plan);
      const { result, certificates } = drawFromSeed(H('brute', String(n)), plan, tables);
      const found = result.teams.组;
      if (!best) {
        expect(found, `case ${n}`).toBeNull();
        const why = certificates[0]!;
        if (why.is !== 'short') throw new Error('the crew has people');
        expect(why.need).toBeGreaterThan(why.supply);
        seen.blocked += 1;
        if (why.special.length > 0) seen.special += 1;
        continue;
      }
      seen.feasible += 1;
      const load = new Map(tables.people.map((person) => [person.id, person.base]));
      for (const unit of tables.units) {
        const team = found!.teams[unit.id]!;
        const legal = legalTeams(tables, crew, plan, unit).map((one) => one.map((i) => `P${i}`).join());
        expect(legal).toContain(team.join());
        for (const id of team) load.set(id, load.get(id)! + 1);
      }
      expect(
        [...load.values()].sort((a, b) => b - a),
        `case ${n}`,
      ).toEqual(best);
      for (const person of tables.people) {
        expect(load.get(person.id)).toBeLessThanOrEqual(Math.max(person.base, person.cap));
      }
    }
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(20);
  });
});
