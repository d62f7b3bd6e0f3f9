/**
 * 监督检查工作日 (安全生产年度监督检查计划编制办法, 安监总政法〔2017〕150号, 要点，非原文): 总法定工作日 − 其他执法工作日 −
 * 非执法工作日, in person-days; 总法定工作日 = 全年工作日 × 执法人员.
 */
import { normaliseText } from '../numerals.ts';
import { Refusal } from '../refusal.ts';
import { addDays, type Calendar, type Day, isWorkday } from '../working-days.ts';
import { type DayKind, NON_LAW, OTHER_LAW } from './words.ts';

/** Person-days by kind, in the order of the 编制办法. */
export type DayList = Readonly<Record<string, number>>;
export type PlanDays = {
  /** 执法人员 */
  readonly officers: number;
  /** 全年工作日 of one officer */
  readonly workdays: number;
  readonly other: DayList;
  readonly nonLaw: DayList;
  /** 每家检查 takes so many person-days: two officers, a day each, unless the office says otherwise */
  readonly perVisit: number;
};
export type DaySums = {
  readonly total: number;
  readonly other: number;
  readonly nonLaw: number;
  readonly supervision: number;
};

export const PER_VISIT = 2;
const MOST = 1_000_000;

export function supervisionDays({ officers, workdays, other, nonLaw }: PlanDays): DaySums {
  const sum = (list: DayList) => Object.values(list).reduce((all, n) => all + n, 0);
  const sums = { total: officers * workdays, other: sum(other), nonLaw: sum(nonLaw) };
  const supervision = sums.total - sums.other - sums.nonLaw;
  if (supervision < 0) throw new Refusal('plan-days-negative', { n: -supervision });
  return { ...sums, supervision };
}

/** 用去: what the visits need, by kind, and what is left. */
export function dayUse(
  days: PlanDays,
  visits: { readonly key: number; readonly general: number },
): { readonly key: number; readonly general: number; readonly left: number } {
  const key = visits.key * days.perVisit;
  const general = visits.general * days.perVisit;
  return { key, general, left: supervisionDays(days).supervision - key - general };
}

/** 全年工作日 by the official calendar. */
export function workdaysOfYear(calendar: Calendar, year: number): number {
  let n = 0;
  for (let day: Day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (isWorkday(calendar, day)) n += 1;
  return n;
}

/** A form's line: 「综合监管 120；行政许可 60」. What isn't named is 0; a name that isn't known is refused. */
export function readDayList(text: string, kinds: readonly DayKind[], field: string): DayList {
  const list: Record<string, number> = {};
  for (const part of normaliseText(text).split(/[;,、\n]/u)) {
    const found = /^\s*([^\d:]+?)\s*:?\s*(\d{1,6}|-)?\s*$/u.exec(part);
    if (part.trim() === '') continue;
    const kind = found && kinds.find(({ name, code }) => name === found[1] || code === found[1]);
    if (!kind || kind.code in list) throw new Refusal('unreadable-days-list', { field, text: part.trim() });
    list[kind.code] = Math.min(MOST, Number(found?.[2] ?? 0) || 0);
  }
  return list;
}

/** The same list, to be edited again. */
export function dayListText(list: DayList, kinds: readonly DayKind[]): string {
  return kinds.map(({ code, name }) => `${name} ${list[code] ?? 0}`).join('；');
}

export { NON_LAW, OTHER_LAW };
