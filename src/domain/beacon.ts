/**
 * 公共随机值 (draw.md §4.4): a value that a public lottery draws after the witness window, which makes a draw of grade
 * 甲. Which sources are offered, when each is drawn, and how its numbers are written so that everybody hashes the same.
 */
import { matchesForm } from './draw/form.ts';
import type { Beacon } from './draw/types.ts';
import { normaliseText } from './numerals.ts';
import { Refusal } from './refusal.ts';
import { addDays, at, dayOf, weekdayOf } from './working-days.ts';

/** 快乐8: 20 of 80, 61.6 bits; 双色球: 6 of 33 and 1 of 16, 24.1 bits (draw.md §4). */
export const BEACON_SOURCES = ['kl8', 'ssq'] as const;
export type BeaconSource = (typeof BEACON_SOURCES)[number];

type Lottery = {
  /** as it stands in the freeze */
  readonly name: string;
  /** groups of different numbers, each in rising order */
  readonly groups: readonly { readonly count: number; readonly max: number }[];
  readonly form: string;
  /** days of the week, 1 is Monday, and the time in Beijing at which it is drawn */
  readonly days: readonly number[];
  readonly time: string;
};

const N80 = '(0[1-9]|[1-7][0-9]|80)';
const N33 = '(0[1-9]|[12][0-9]|3[0-3])';
const N16 = '(0[1-9]|1[0-6])';
const LOTTERIES: { readonly [S in BeaconSource]: Lottery } = {
  kl8: {
    name: '中国福利彩票快乐8',
    groups: [{ count: 20, max: 80 }],
    form: `${N80}( ${N80}){19}`,
    days: [1, 2, 3, 4, 5, 6, 7],
    time: '21:30',
  },
  ssq: {
    name: '中国福利彩票双色球',
    groups: [
      { count: 6, max: 33 },
      { count: 1, max: 16 },
    ],
    form: `${N33}( ${N33}){5} ${N16}`,
    days: [2, 4, 7],
    time: '21:15',
  },
};

/** What is frozen: source, issue 期号, form, and when it is drawn: the first time after the window. */
export function announceBeacon(source: BeaconSource, issue: string, close: Date): Beacon {
  const { name, form } = LOTTERIES[source];
  const due = dueAfter(source, close);
  const read = normaliseText(issue).replace(/^第|期$/gu, '');
  if (!/^20\d{5}$/.test(read) || read.slice(0, 4) !== dayOf(due).slice(0, 4))
    throw new Refusal('beacon-issue', { year: dayOf(due).slice(0, 4) });
  return { source: name, issue: read, form, due: `${dayOf(due)}T${LOTTERIES[source].time}:00+08:00` };
}

/** When the source is drawn next after this instant. Holidays move it: then the value comes later, never another. */
export function dueAfter(source: BeaconSource, close: Date): Date {
  const { days, time } = LOTTERIES[source];
  for (let day = dayOf(close); ; day = addDays(day, 1)) {
    const due = at(day, time);
    if (due > close && days.includes(weekdayOf(day))) return due;
  }
}

/** The numbers as somebody typed them, in the one way of writing them: two digits each, rising, one space between. */
export function readBeacon({ source, form }: Beacon, text: string): string {
  const lottery = Object.values(LOTTERIES).find(({ name }) => name === source);
  const clean = normaliseText(text);
  const value = lottery ? ordered(lottery, clean) : clean;
  if (value === undefined || !matchesForm(form, value)) throw new Refusal('beacon-value', { source });
  return value;
}

function ordered({ groups }: Lottery, text: string): string | undefined {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  if (/[^\d\s,、;+|/.:：-]/u.test(text)) return undefined;
  const parts: number[] = [];
  let from = 0;
  for (const { count, max } of groups) {
    const group = numbers.slice(from, from + count);
    if (new Set(group).size !== count || group.some((n) => n < 1 || n > max)) return undefined;
    parts.push(...group.sort((a, b) => a - b));
    from += count;
  }
  if (from !== numbers.length) return undefined;
  return parts.map((n) => String(n).padStart(2, '0')).join(' ');
}
