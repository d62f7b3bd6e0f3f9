/** 分级抽查规则 for 执法监督科. */
import { gradesCard } from '../../cards/grades.ts';
import { decidedRules, gradePools } from '../../db/visits.ts';
import { ratioOf } from '../domain/grade-rule.ts';
import { isBelowYearly } from '../domain/visit-rules.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';

export const gradesThing = (personId: number) => `grade-rules/${personId}`;

export async function gradesFace(context: Context): Promise<Say> {
  const { tx, bureauId, person } = context;
  const rules = await decidedRules(tx, bureauId);
  const pools = await gradePools(tx, bureauId);
  const rows = [...rules.values()].map((rule) => ({
    ...rule,
    ratio: ratioOf(rule),
    units: pools.get(rule.grade) ?? 0,
    below: isBelowYearly(rule),
  }));
  return { is: 'card', to: { person: person.id }, thing: gradesThing(person.id), card: gradesCard({ rows }) };
}
