/** What the fairness report 公平性报告 looks back on: each draw as it was frozen, and what came of it. */
import type { DrawResult, FullRecord, Plan, Tables } from '../draw/types.ts';

export type PastDraw = {
  readonly no: string;
  readonly plan: Plan;
  readonly tables: Tables;
  /** as drawn, before anybody was replaced */
  readonly result: DrawResult;
};

/** Of a record of ours that `npm run audit` checks: it needs no reading field by field. */
export function pastDraw(no: string, record: string): PastDraw {
  const { freeze, units, people, pairs, result } = JSON.parse(record) as FullRecord;
  return { no, plan: freeze, tables: { units, people, pairs }, result };
}

const WHOLE = 10_000; // basis points: 100 %

/**
 * 抽中概率 of each enterprise by the frozen lists (ssd-1 §2): n of the stratum's N in mode take, exactly the ratio in
 * mode fair. Key units 重点 are visited whatever is drawn, and have no place in it.
 */
export function chances({ plan, tables }: Pick<PastDraw, 'plan' | 'tables'>): Map<string, number> {
  const pool = tables.units.filter(({ key }) => key === 0);
  const sizes = new Map<string, number>();
  for (const { st } of pool) sizes.set(st, (sizes.get(st) ?? 0) + 1);
  const frozen = new Map(plan.strata);
  const chance = (st: string) => {
    const n = frozen.get(st) ?? 0;
    return plan.mode === 'fair' ? n / WHOLE : Math.min(1, n / sizes.get(st)!);
  };
  return new Map(pool.map(({ id, st }) => [id, chance(st)]));
}
