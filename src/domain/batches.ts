/** 批次 (ssd-1 §1): the time windows over which the visits of a draw are spread, so that nobody can tell the day. */
import { Refusal } from './refusal.ts';
import { addDays, type Calendar, type Day, isWorkday, workdaysBetween } from './working-days.ts';

export type Window = { readonly from: Day; readonly to: Day };
/** more would be days, not windows */
export const MOST_BATCHES = 12;

/** The n windows of a period, one after the other, as even in working days as can be; each has one at least. */
export function batchWindows(calendar: Calendar, { from, to }: Window, n: number): Window[] {
  const days = workdaysBetween(calendar, addDays(from, -1), to);
  if (n > 1 && n > days) throw new Refusal('too-many-batches', { n, days });
  const windows: Window[] = [];
  let start = from;
  for (let i = 1; i < n; i++) {
    const end = workdayNo(calendar, from, Math.floor((i * days) / n));
    windows.push({ from: start, to: end });
    start = addDays(end, 1);
  }
  return [...windows, { from: start, to }];
}

/** The k-th working day of a period that begins with `from`. */
function workdayNo(calendar: Calendar, from: Day, k: number): Day {
  let day = from;
  for (let counted = isWorkday(calendar, day) ? 1 : 0; counted < k; ) {
    day = addDays(day, 1);
    if (isWorkday(calendar, day)) counted += 1;
  }
  return day;
}
