/**
 * 不可预测: how the visits of a year are spread over weekdays and weeks (predictability is the first finding of FTA's
 * audits of random checks, domain.md §3); and the planned visits by month.
 */
import { addDays, type Day, weekdayOf } from '../working-days.ts';
import type { Window } from './windows.ts';

export type Spread = {
  readonly visits: number;
  /** Monday to Sunday */
  readonly weekdays: readonly number[];
  /** weeks with a visit in them */
  readonly weeks: number;
  /** the most frequent weekday, 1 = Monday, and its share in percent */
  readonly most?: { readonly weekday: number; readonly percent: number };
  /** one weekday has too much of it */
  readonly uneven: boolean;
};

/** More than this share on one weekday is uneven, once there are so many visits. */
const UNEVEN_PERCENT = 40;
const ENOUGH = 10;

export function spreadOf(days: readonly Day[]): Spread {
  const weekdays = [0, 0, 0, 0, 0, 0, 0];
  const weeks = new Set<Day>();
  for (const day of days) {
    const weekday = weekdayOf(day);
    weekdays[weekday - 1] = (weekdays[weekday - 1] ?? 0) + 1;
    weeks.add(addDays(day, 1 - weekday));
  }
  const top = Math.max(...weekdays);
  const percent = days.length === 0 ? 0 : Math.round((top * 100) / days.length);
  return {
    visits: days.length,
    weekdays,
    weeks: weeks.size,
    ...(days.length > 0 && { most: { weekday: weekdays.indexOf(top) + 1, percent } }),
    uneven: days.length >= ENOUGH && percent > UNEVEN_PERCENT,
  };
}

/** The planned visits of a line by month, January first: by the days of its windows, whole numbers that add up. */
export function byMonth(windows: readonly Window[], target: number): number[] {
  const days = Array.from({ length: 12 }, () => 0);
  for (const [from, to] of windows)
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const month = Number(day.slice(5, 7)) - 1;
      days[month] = (days[month] ?? 0) + 1;
    }
  const all = days.reduce((sum, n) => sum + n, 0);
  let before = 0;
  let given = 0;
  return days.map((n) => {
    before += n;
    const upTo = all === 0 ? 0 : Math.round((target * before) / all);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}
