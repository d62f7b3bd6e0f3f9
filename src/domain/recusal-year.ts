/**
 * 年度回避申报: each January whoever inspects looks through the own 回避 and confirms them (行政处罚法 第四十三条: 有直接利害关系
 * 或者有其他关系可能影响公正执法的，应当回避; when to say so anew is the bureau's rule).
 */
import type { Day } from './working-days.ts';

/** The card comes again after so many working days, as long as it is open. */
export const REMIND_AFTER = 5;

/** In January whoever was not asked yet is asked; else nobody is. */
export function yearToAsk(today: Day): number | undefined {
  return today.slice(5, 7) === '01' ? Number(today.slice(0, 4)) : undefined;
}

/** The next day on which somebody may be to ask: New Year. */
export function nextAsking(today: Day): Day {
  return `${Number(today.slice(0, 4)) + 1}-01-01`;
}
