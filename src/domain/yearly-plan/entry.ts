/** 实施计划的一项: what is asked for means so many visits, and so many are left. */
import type { DrawType } from '../plan.ts';
import { Refusal } from '../refusal.ts';
import type { Grade } from '../vocabulary.ts';
import { readAmounts } from '../wish.ts';
import type { Day } from '../working-days.ts';
import { type Window, windowOf } from './windows.ts';

/** One line of a section's plan. */
export type PlanEntry = {
  /** 序号: the same over all versions */
  readonly line: number;
  /** 抽查事项, with basis 依据, content 内容 and method 方式 as they were */
  readonly item: string;
  readonly basis: string;
  readonly content: string;
  readonly method: string;
  /** 行业 by name */
  readonly trades: readonly string[];
  /** 重点检查 or 一般检查 */
  readonly type: DrawType;
  /** 比例或家数, as in a draw; of 重点 all */
  readonly amount: string;
  readonly windows: readonly Window[];
  /** 检查组数, 专家人数, 联合部门 */
  readonly teams: number | null;
  readonly experts: number;
  readonly partners: string | null;
  /** 频次和上限 */
  readonly frequency: string;
  readonly remark: string | null;
};

/** 联合部门 of a line, one by one. */
export function partnersIn(partners: string | null): string[] {
  return (partners ?? '').split(/[、，,；;\s]+/u).filter((name) => name !== '');
}

/** Enterprises in operation in the trades of a line. */
export type Pool = Readonly<Record<Grade, { readonly key: number; readonly general: number }>>;
const GRADE_CODES: readonly Grade[] = ['A', 'B', 'C', 'D'];

/** 应查: of a ratio what it comes to, rounded up. */
export function targetOf({ type, amount }: Pick<PlanEntry, 'type' | 'amount'>, pool: Pool): number {
  const sum = (kind: DrawType) => GRADE_CODES.reduce((all, grade) => all + pool[grade][kind], 0);
  if (type === 'key') return sum('key');
  const amounts = readAmounts(amount);
  if (amounts.is === 'one')
    return amounts.amount.is === 'count' ? amounts.amount.n : ratioOf(sum('general'), amounts.amount.bp);
  let exact = 0;
  for (const [grade, each] of amounts.amounts)
    exact += each.is === 'count' ? each.n : (pool[grade].general * each.bp) / 10_000;
  return Math.ceil(exact - 1e-9);
}

function ratioOf(n: number, bp: number): number {
  return Math.ceil((n * bp) / 10_000 - 1e-9);
}

export type EntryProgress = { readonly target: number; readonly drawn: number; readonly visited: number };

/** A draw that starts from a line: within its windows, and no more than is left of it. */
export function checkEntryDraw(
  entry: Pick<PlanEntry, 'windows' | 'type'>,
  progress: EntryProgress,
  asked: { readonly from: Day; readonly to: Day; readonly count?: number },
): void {
  if (!windowOf(entry.windows, asked.from, asked.to)) throw new Refusal('outside-plan-window');
  const left = progress.target - progress.drawn;
  if (entry.type === 'general' && (left <= 0 || (asked.count ?? 0) > left))
    throw new Refusal('plan-exceeded', { left: Math.max(0, left) });
}
