/** Who may visit whom, worked out once: what every method of finding teams starts from. */

import { bitsOf } from '../../../src/domain/draw/bits.ts';
import { Budget } from '../../../src/domain/draw/budget.ts';
import { eligibility, relax } from '../../../src/domain/draw/eligibility.ts';
import type { Plan, Tables } from '../../../src/domain/draw/types.ts';

export type Duty = {
  readonly plan: Plan;
  readonly tables: Tables;
  readonly size: number;
  readonly spec: number;
  /** for each unit, the places of those with its trade, and of the others who may come */
  readonly specialists: readonly (readonly number[])[];
  readonly others: readonly (readonly number[])[];
  readonly base: readonly number[];
  readonly cap: readonly number[];
};

export function dutyOf(plan: Plan, tables: Tables): Duty {
  const crew = plan.crews[0]!;
  const recused = new Map<string, string[]>();
  for (const pair of tables.pairs) {
    const [unit = '', person = ''] = pair.split(' ');
    recused.set(unit, [...(recused.get(unit) ?? []), person]);
  }
  const rules = { ...relax(crew, 0), from: plan.from, to: plan.to };
  const fit = eligibility(tables.units, tables.people, rules, recused, new Budget());
  const rows = (bits: Uint32Array) => tables.units.map((_, e) => bitsOf(bits, e * fit.words, fit.words));
  return {
    plan,
    tables,
    size: crew.size,
    spec: crew.spec,
    specialists: rows(fit.specialist),
    others: rows(fit.other),
    base: tables.people.map(({ base }) => base),
    cap: tables.people.map(({ cap }) => cap),
  };
}
