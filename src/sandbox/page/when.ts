import { words } from './words.ts';

/** The wall clock of the bureau, whatever zone the browser is in. */
const shifted = (ms: number): Date => new Date(ms + 8 * 3_600_000);
const two = (n: number): string => String(n).padStart(2, '0');

export const dayKey = (ms: number): string => shifted(ms).toISOString().slice(0, 10);

export function timeOf(ms: number, seconds = false): string {
  const at = shifted(ms);
  const short = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${short}:${two(at.getUTCSeconds())}` : short;
}

export function dayOf(ms: number): string {
  const at = shifted(ms);
  return words.date(at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCDay());
}

/** `YYYY/MM/DD HH:mm:ss` and the like, as table columns ask for. */
export function format(ms: number, pattern: string): string {
  const at = shifted(ms);
  const parts: Record<string, string> = {
    YYYY: String(at.getUTCFullYear()),
    MM: two(at.getUTCMonth() + 1),
    DD: two(at.getUTCDate()),
    HH: two(at.getUTCHours()),
    mm: two(at.getUTCMinutes()),
    ss: two(at.getUTCSeconds()),
  };
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (key) => parts[key] ?? key);
}

/** The last millisecond that a date can have. */
const MOST = 8.64e15;

/** §4.4: the formats of `<local_datetime>`. */
export function localDatetime(ms: number, kind: string): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > MOST) return '';
  const day = shifted(ms).getUTCDay();
  const kinds: Record<string, () => string> = {
    date_num: () => format(ms, 'YYYY-MM-DD'),
    date_short: () => words.day(shifted(ms).getUTCMonth() + 1, shifted(ms).getUTCDate()),
    date: () =>
      words.longDay(shifted(ms).getUTCFullYear(), shifted(ms).getUTCMonth() + 1, shifted(ms).getUTCDate()),
    week: () => words.longWeekdays[day]!,
    week_short: () => words.weekdays[day]!,
    time: () => timeOf(ms),
    time_sec: () => timeOf(ms, true),
    timezone: () => 'GMT+8',
  };
  return (kinds[kind] ?? (() => format(ms, 'YYYY-MM-DD HH:mm')))();
}
