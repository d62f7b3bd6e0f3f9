import { DrawFault } from './fault.ts';
import { type Field, text } from './fields.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that the calendar has, YYYY-MM-DD; such days compare as texts. */
export const day: Field<string> = (value, at) => {
  const read = text(value, at);
  if (!isDay(read)) throw new DrawFault('bad-date', at, read);
  return read;
};

/** An instant, ISO with offset. */
export const instant: Field<string> = (value, at) => {
  const read = text(value, at);
  if (!INSTANT.test(read) || !isDay(read.slice(0, 10)) || Number.isNaN(Date.parse(read))) {
    throw new DrawFault('bad-instant', at, read);
  }
  return read;
};

/** Whether the first instant is before the second, whatever their offsets. */
export function isBefore(first: string, second: string): boolean {
  return Date.parse(first) < Date.parse(second);
}

const INSTANT =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isDay(read: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(read);
  if (!parts) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : DAYS[month - 1];
  return last !== undefined && date >= 1 && date <= last;
}
