/**
 * 资格审查 (实施细则 三(三): 「在明确行政执法岗位,审查行政执法人员资格的基础上」建立名录库). The regulation names no interval: a year is this
 * program's. Whoever was not looked at yet is shown and drawn all the same, for a register that says nothing would else draw
 * nobody; whoever failed is out of the register's pool.
 */
import type { Day } from './working-days.ts';

export type ReviewFacts = { readonly reviewedOn: Day | null };

export function reviewDue({ reviewedOn }: ReviewFacts, today: Day): 'never' | 'old' | undefined {
  if (reviewedOn === null) return 'never';
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return reviewedOn <= yearAgo ? 'old' : undefined;
}
