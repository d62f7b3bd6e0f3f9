/**
 * 工作日: counting by the official calendar (国务院办公厅关于部分节假日安排的通知), on days of Asia/Shanghai
 * written 'YYYY-MM-DD'. The day after the event is day 1. A year whose notice is not loaded counts as plain
 * Monday to Friday and makes the result provisional (暂定).
 */

/** A calendar day of Asia/Shanghai, 'YYYY-MM-DD'. Days compare as strings. */
export type Day = string;

/** 放假 (off) or 调休上班 (work): a day that differs from plain Monday to Friday. */
export type CalendarDay = { readonly day: Day; readonly kind: 'off' | 'work'; readonly name?: string };

export type Calendar = {
  readonly special: ReadonlyMap<Day, CalendarDay>;
  readonly loadedYears: ReadonlySet<number>;
};

/** A counted day; `provisional` (暂定) when the count passed through a year that is not loaded. */
export type CountedDay = { readonly day: Day; readonly provisional: boolean };

/** China has kept UTC+8 without summer time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Whether the text is a day that exists, written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day it is in Shanghai at an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The time of day in Shanghai at an instant, 'HH:mm'. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(11, 16);
}

/** The instant at which it is `time` ('HH:mm') in Shanghai on `day`. */
export function at(day: Day, time: string): Date {
  const ms = Date.parse(`${day}T${time}:00+08:00`);
  if (!isDay(day) || !Number.isFinite(ms)) throw new RangeError(`not a day and time: ${day} ${time}`);
  return new Date(ms);
}

function utc(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day `n` calendar days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return new Date(utc(day) + n * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(utc(day)).getUTCDay() || 7;
}

/** A calendar from the rows of the notices and the years whose notice is loaded. */
export function makeCalendar(days: readonly CalendarDay[], loadedYears: readonly number[]): Calendar {
  return { special: new Map(days.map((entry) => [entry.day, entry])), loadedYears: new Set(loadedYears) };
}

/** 工作日: the notice decides; where it says nothing, Monday to Friday. */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  const special = calendar.special.get(day);
  return special ? special.kind === 'work' : weekdayOf(day) <= 5;
}

function isLoaded(calendar: Calendar, day: Day): boolean {
  return calendar.loadedYears.has(Number(day.slice(0, 4)));
}

function walk(calendar: Calendar, from: Day, workdays: number, step: 1 | -1): CountedDay {
  if (!Number.isSafeInteger(workdays) || workdays < 0)
    throw new RangeError(`not a number of days: ${workdays}`);
  let day = from;
  let provisional = false;
  for (let counted = 0; counted < workdays; ) {
    day = addDays(day, step);
    if (!isLoaded(calendar, day)) provisional = true;
    if (isWorkday(calendar, day)) counted += 1;
  }
  return { day, provisional };
}

/** The same time of the day, so many working days later. */
export function laterByWorkdays(calendar: Calendar, begun: Date, workdays: number): Date {
  return at(addWorkdays(calendar, dayOf(begun), workdays).day, timeOf(begun));
}

/** The n-th workday after `day`, the next day counting as the first: 抽查结束之日起 20 个工作日 is `addWorkdays(…, 20)`. */
export function addWorkdays(calendar: Calendar, day: Day, n: number): CountedDay {
  return walk(calendar, day, n, 1);
}

/** The n-th workday before `day`: T-5 of a deadline is `subtractWorkdays(…, deadline, 5)`. */
export function subtractWorkdays(calendar: Calendar, day: Day, n: number): CountedDay {
  return walk(calendar, day, n, -1);
}

/** The last workday before `day`. */
export function previousWorkday(calendar: Calendar, day: Day): Day {
  return subtractWorkdays(calendar, day, 1).day;
}

/** How many workdays lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) count += 1;
  return count;
}

/** Workdays left until a deadline: 0 on the day itself, negative (逾期) after it. */
export function workdaysLeft(calendar: Calendar, from: Day, deadline: Day): number {
  return from <= deadline
    ? workdaysBetween(calendar, from, deadline)
    : 0 - workdaysBetween(calendar, deadline, from);
}

/** 本周首个工作日: the first workday of the week (Monday to Sunday) that `day` is in, if it has one. */
export function firstWorkdayOfWeek(calendar: Calendar, day: Day): Day | undefined {
  const monday = addDays(day, 1 - weekdayOf(day));
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)).find((each) => isWorkday(calendar, each));
}
