/** 检查时间 of a plan's line: one span of days or several, as offices write them. */
import { normaliseText, readChineseNumber } from '../numerals.ts';
import { type Day, isDay } from '../working-days.ts';
import { WINDOW } from './words.ts';

export type Window = readonly [from: Day, to: Day];

/** 「3月至6月；9月」「第二季度」「上半年」「全年」「3月16日至4月10日」: undefined for what can't be read. */
export function readWindows(text: string, year: number): Window[] | undefined {
  const clean = normaliseText(text)
    .replace(WINDOW.dashes, '-')
    .replace(/\s+/g, '')
    .replace(WINDOW.numeral, (word) => `${readChineseNumber(word) ?? word}`);
  const parts = clean.split(WINDOW.separator).filter((part) => part !== '');
  const windows = parts.map((part) => readWindow(part, year));
  if (windows.length === 0 || windows.includes(undefined)) return undefined;
  return (windows as Window[]).sort(([a], [b]) => (a < b ? -1 : 1));
}

function readWindow(text: string, year: number): Window | undefined {
  const days = readDays(text, year);
  if (days) return days;
  const said = WINDOW.year.exec(text);
  if (said && Number(said[1]) !== year) return undefined;
  const bare = said ? text.slice(said[0].length) : text;
  const months = monthsOf(said && bare === '' ? 'all' : bare);
  const [first, last] = months ?? [];
  if (first === undefined || last === undefined || first < 1 || last > 12 || last < first) return undefined;
  return [`${year}-${two(first)}-01`, monthEnd(year, last)];
}

function monthsOf(text: string): [number, number] | undefined {
  if (text === 'all' || WINDOW.whole.test(text)) return [1, 12];
  const half = WINDOW.half.exec(text);
  if (half) return half[1] === WINDOW.first ? [1, 6] : [7, 12];
  const quarter = WINDOW.quarter.exec(text);
  if (quarter) return [3 * Number(quarter[1]) - 2, 3 * Number(quarter[2] ?? quarter[1])];
  const months = WINDOW.months.exec(text);
  return months ? [Number(months[1]), Number(months[2] ?? months[1])] : undefined;
}

const SPAN = new RegExp(`^${WINDOW.day}(?:${WINDOW.to}${WINDOW.day})?$`, 'u');

function readDays(text: string, year: number): Window | undefined {
  const found = SPAN.exec(text);
  if (!found) return undefined;
  const [, y1, m1 = '', d1 = '', y2, m2, d2] = found;
  if ([y1, y2].some((said) => said !== undefined && Number(said) !== year)) return undefined;
  const from = `${year}-${two(m1)}-${two(d1)}`;
  const to = m2 === undefined ? from : `${year}-${two(m2)}-${two(d2 ?? '')}`;
  return isDay(from) && isDay(to) && from <= to ? [from, to] : undefined;
}

const two = (n: number | string) => `${n}`.padStart(2, '0');

function monthEnd(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whole months, if the window is made of such. */
export function wholeMonths([from, to]: Window): readonly [number, number] | undefined {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  const whole = from.endsWith('-01') && to === monthEnd(Number(to.slice(0, 4)), last);
  return whole ? [first, last] : undefined;
}

const QUARTERS = [1, 4, 7, 10] as const;

/**
 * A window for a line that has none yet: of the quarters that have not begun the one with the fewest lines, so that
 * visits are spread over the year; what is left of the year where none lies ahead.
 */
export function proposedWindows(
  lines: readonly { readonly windows: readonly Window[] }[],
  year: number,
  today: Day,
): Window[] {
  const ahead = QUARTERS.map(
    (month): Window => [`${year}-${two(month)}-01`, monthEnd(year, month + 2)],
  ).filter(([from]) => from >= today);
  const load = ([from, to]: Window) =>
    lines.filter(({ windows }) => windows.some(([first, last]) => first <= to && from <= last)).length;
  const [least] = [...ahead].sort((a, b) => load(a) - load(b));
  const rest: Window = [`${today.slice(0, 7)}-01`, `${year}-12-31`];
  return [least ?? rest];
}

/** The same days a year later: 2月29日 is the last of February. */
export function nextYear(windows: readonly Window[], year: number): Window[] {
  const moved = (day: Day) => {
    const same = `${year}${day.slice(4)}`;
    return isDay(same) ? same : monthEnd(year, Number(day.slice(5, 7)));
  };
  return windows.map(([from, to]) =>
    wholeMonths([from, to])
      ? [moved(from), monthEnd(year, Number(to.slice(5, 7)))]
      : [moved(from), moved(to)],
  );
}

/** The window in which these days lie. */
export function windowOf(windows: readonly Window[], from: Day, to: Day): Window | undefined {
  return windows.find(([first, last]) => first <= from && to <= last);
}
