import { describe, expect, test } from 'vitest';
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import { assignmentKey, bestOf, legalTeams, smallCase, smallPlan } from './brute.ts';
import { H } from './naive.ts';

const DRAWS = 400;

describe('against brute force', () => {
  test('a team for everyone whenever one exists, with the least possible loads; else a true certificate', () => {
    const seen = { feasible: 0, blocked: 0, special: 0 };
    for (let n = 0; n < 700; n++) {
      const { tables, crew } = smallCase(`small ${n}`);
      const plan = smallPlan(crew, 10);
      const best = bestOf(tables, crew, plan);
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
      ).toEqual(best.loads);
      for (const person of tables.people) {
        expect(load.get(person.id)).toBeLessThanOrEqual(Math.max(person.base, person.cap));
      }
    }
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(20);
  });

  test('after mixing all best assignments are about as likely, without it they are not', () => {
    const cases = Array.from({ length: 90 }, (_, n) => ({ n, ...smallCase(`uniform ${n}`) })).flatMap(
      (one) => {
        const best = bestOf(one.tables, one.crew, smallPlan(one.crew, 0));
        const many = best?.assignments.length ?? 0;
        return best && many > 1 && many <= 60 ? [{ ...one, best }] : [];
      },
    );
    expect(cases.length).toBeGreaterThan(10);
    const deviation = (mix: number) => {
      let chi = 0;
      let freedom = 0;
      for (const { n, tables, crew, best } of cases) {
        const counts = new Map(best.assignments.map((key) => [key, 0]));
        for (let r = 0; r < DRAWS; r++) {
          const { result } = drawFromSeed(H('uniform', String(n), String(r)), smallPlan(crew, mix), tables);
          const teams = tables.units.map(({ id }) => result.teams.组!.teams[id]!);
          const key = assignmentKey(teams.map((team) => team.map((person) => Number(person.slice(1)))));
          counts.set(key, counts.get(key)! + 1);
        }
        const expected = DRAWS / counts.size;
        for (const count of counts.values()) chi += (count - expected) ** 2 / expected;
        freedom += counts.size - 1;
      }
      return (chi - freedom) / Math.sqrt(2 * freedom);
    };
    expect(deviation(200)).toBeLessThan(4);
    expect(deviation(0)).toBeGreaterThan(100);
  });
});
