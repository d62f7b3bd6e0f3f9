/** 抽取方案: what is asked for means so much for each stratum 分层 (the first trade of an enterprise and its grade, 行业|等级). */
import type { Count, Mode } from './draw/types.ts';
import type { Amount } from './numerals.ts';
import { Refusal } from './refusal.ts';
import { GRADES, type Grade } from './vocabulary.ts';
import { addDays, type Day } from './working-days.ts';

/** 重点检查: the key units that are due; 一般检查: units by number or ratio. */
export type DrawType = 'key' | 'general';
/** One amount for all strata together, or one for each grade. */
export type Amounts =
  | { readonly is: 'one'; readonly amount: Amount }
  | { readonly is: 'by-grade'; readonly amounts: ReadonlyMap<Grade, Amount> };
export type Stratum = { readonly label: string; readonly grade: Grade; readonly pool: number };

/** The stratum of an enterprise: its first trade in the register's order, and its grade. */
export function stratumOf(enterprise: { trades: readonly string[]; grade: Grade }): string {
  return `${enterprise.trades[0]}|${enterprise.grade}`;
}

/** 按信用风险等级的建议比例: A no more than 5 %, B 5–20, C 21–60, D 61–100 (大庆市林甸县; 国市监信发〔2022〕6号 leaves it to each place). */
export const CREDIT_RATIOS = 'A5% B10% C30% D70%';

/** What an earlier draw asked for, as one would type it: the ratios by grade, or the number. */
export function proposedAmount({ mode, strata }: { mode: Mode; strata: readonly Count[] }): string {
  if (mode === 'take') return `${strata.reduce((sum, [, n]) => sum + n, 0)}`;
  const byGrade = new Map(strata.map(([label, bp]) => [label.slice(-1), bp / 100]));
  const [first] = byGrade.values();
  if ([...byGrade.values()].every((each) => each === first)) return `${first ?? 0}%`;
  return GRADES.filter(({ code }) => byGrade.has(code))
    .map(({ code }) => `${code}${byGrade.get(code)}%`)
    .join(' ');
}

/** The amount in words that people typed, by stratum, for the cards: 10% or 3. */
export function askedFor(count: number, mode: Mode): string {
  return mode === 'fair' ? `${count / 100}%` : `${count}`;
}

/** What is asked for, as ssd-1 freezes it: mode and strata sorted by label. */
export function planStrata(amounts: Amounts, strata: readonly Stratum[]): { mode: Mode; strata: Count[] } {
  const first = amounts.is === 'one' ? amounts.amount : [...amounts.amounts.values()][0];
  if (first?.is === 'ratio')
    return { mode: 'fair', strata: strata.map((each) => [each.label, bpOf(amounts, each)]) };
  if (amounts.is === 'one')
    return {
      mode: 'take',
      strata: apportion(amounts.amount.is === 'count' ? amounts.amount.n : 0, strata, ''),
    };
  const counts = GRADES.flatMap(({ code }) => {
    const amount = amounts.amounts.get(code);
    const n = amount?.is === 'count' ? amount.n : 0;
    return apportion(
      n,
      strata.filter((each) => each.grade === code),
      code,
    );
  });
  return { mode: 'take', strata: counts.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function bpOf(amounts: Amounts, stratum: Stratum): number {
  const amount = amounts.is === 'one' ? amounts.amount : amounts.amounts.get(stratum.grade);
  return amount?.is === 'ratio' ? amount.bp : 0;
}

/** 最大余数法: n shared out by the size of each stratum; no stratum gets more than it has. */
function apportion(n: number, strata: readonly Stratum[], what: string): Count[] {
  const pool = strata.reduce((sum, each) => sum + each.pool, 0);
  if (n > pool) throw new Refusal('too-many', { n, pool, what });
  const shares = strata.map((each) => ({
    label: each.label,
    exact: pool === 0 ? 0 : (n * each.pool) / pool,
  }));
  const counts = new Map(shares.map(({ label, exact }) => [label, Math.floor(exact)]));
  let left = n - [...counts.values()].reduce((sum, count) => sum + count, 0);
  const byRemainder = [...shares].sort(
    (a, b) => (b.exact % 1) - (a.exact % 1) || (a.label < b.label ? -1 : 1),
  );
  for (const { label } of byRemainder) {
    if (left === 0) break;
    counts.set(label, (counts.get(label) ?? 0) + 1);
    left -= 1;
  }
  return strata.map(({ label }) => [label, counts.get(label) ?? 0]);
}

/** The days that the visits may take, checked. */
export function checkWindow(from: Day, to: Day, today: Day): void {
  if (from < today) throw new Refusal('day-past');
  if (to < from || to > addDays(from, 366)) throw new Refusal('day-order');
}
