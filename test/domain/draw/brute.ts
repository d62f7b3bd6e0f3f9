/** Small draws of teams by trying everything: what is legal, what the least loads are, which assignments have them. */
import type { Plan } from '../../../src/domain/draw/types.ts';
import { dice } from './cases.ts';
import type { NaiveCrew, NaiveTables } from './naive.ts';
import { eligibility } from './naive-teams.ts';
import { plainPlan } from './plain-plan.ts';

/** Every legal team of a unit, as lists of people. */
export function legalTeams(
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

/** The least loads, highest first, and all assignments that have them; undefined when there is none at all. */
export type Best = { readonly loads: readonly number[]; readonly assignments: readonly string[] };

export function bestOf(tables: NaiveTables, crew: NaiveCrew, plan: Plan): Best | undefined {
  const choices = tables.units.map((unit) => legalTeams(tables, crew, plan, unit));
  const load = tables.people.map((person) => person.base);
  const chosen: number[][] = [];
  let loads: number[] | undefined;
  let assignments: string[] = [];
  const place = (e: number) => {
    if (e === choices.length) {
      const here = [...load].sort((a, b) => b - a);
      const order = loads ? firstDifference(here, loads) : -1;
      if (order < 0) {
        loads = here;
        assignments = [];
      }
      if (order <= 0) assignments.push(assignmentKey(chosen));
      return;
    }
    for (const team of choices[e]!) {
      if (team.some((i) => load[i]! >= tables.people[i]!.cap)) continue;
      for (const i of team) load[i]! += 1;
      chosen.push(team);
      place(e + 1);
      chosen.pop();
      for (const i of team) load[i]! -= 1;
    }
  };
  place(0);
  return loads && { loads, assignments };
}

/** An assignment as a text: the places of the people in each team, unit by unit. */
export function assignmentKey(teams: readonly (readonly number[])[]): string {
  return teams.map((team) => [...team].sort((a, b) => a - b).join()).join(' ');
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

export function smallCase(name: string): { tables: NaiveTables; crew: NaiveCrew } {
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

/** A plan for one crew and nothing else. */
export function smallPlan(crew: NaiveCrew, mix: number): Plan {
  return plainPlan({ crews: [crew], mix });
}
