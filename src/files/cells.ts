/** What one cell says: text, a day, a whole number. Cells come as text, numbers, dates or TRUE/FALSE. */
import { normaliseName, normaliseText } from '../domain/numerals.ts';
import { addDays, type Day, dayOf, isDay } from '../domain/working-days.ts';
import { LONG_TERM, LONG_TERM_WORDS } from './header-words.ts';
import type { CellValue } from './sheet.ts';

/** The cell as a person sees it, on one line; Chinese punctuation stays. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? normaliseName(cell) : String(cell);
}

/** Excel keeps 15 digits of a number: a longer code has already lost its end. */
export function hasLostDigits(cell: CellValue | undefined): boolean {
  return typeof cell === 'number' && Math.abs(cell) >= 1e15;
}

/** A cell that shows #N/A, #REF! and the like. */
export function isErrorCell(cell: CellValue | undefined): boolean {
  return (
    typeof cell === 'string' &&
    /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(cell.trim())
  );
}

/**
 * 乱码 and what a table or a card must never carry: control characters, U+FFFD, halves of a character pair, private use.
 * (Line breaks have become spaces before this.)
 */
export function hasBadCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cs}\p{Co}\uFFFD]/u.test(text);
}

const DAY =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/** 日期 as text (2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305, 长期), date cell or serial. Undefined: not a day. */
export function cellDay(cell: CellValue | undefined): Day | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : plausible(dayOfUtc(cell));
  if (typeof cell === 'number') return serialDay(cell);
  if (typeof cell !== 'string') return undefined;
  const text = normaliseText(cell);
  if (LONG_TERM_WORDS.has(text)) return LONG_TERM;
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialDay(Number(text));
  const [, year, month, day] = DAY.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  return plausible(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The reader gives a date cell as midnight UTC of its day; half a second forgives rounding of serials with a time. */
function dayOfUtc(date: Date): Day {
  return dayOf(new Date(date.getTime() - 8 * 3_600_000 + 500));
}

/** A serial of Excel's 1900 system (days since 1899-12-30), or eight digits such as 20260305. */
function serialDay(value: number): Day | undefined {
  if (value >= 19_000_101 && value <= 99_991_231) return cellDay(String(value));
  const whole = Math.floor(value);
  return whole >= 1 && whole <= 2_958_465 ? plausible(addDays('1899-12-30', whole)) : undefined;
}

/** Years of this business, or 9999 for 长期. */
function plausible(day: Day): Day | undefined {
  return isDay(day) && ((day >= '1980-01-01' && day < '2100-01-01') || day.startsWith('9999-'))
    ? day
    : undefined;
}

/** A whole number of times; 「2次」 too. Undefined: not one. */
export function cellCount(cell: CellValue | undefined): number | undefined {
  const [, digits] = /^(\d{1,3})\s*次?(?:\/年)?$/.exec(normaliseText(cellText(cell))) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The parts of a list: 、 ， ； / | and line breaks divide. */
export function cellList(cell: CellValue | undefined): string[] {
  const text = typeof cell === 'string' ? cell : cellText(cell);
  return text
    .split(/[、,，;；\n\r|]+/)
    .map(normaliseName)
    .filter((part) => part !== '');
}

const ONE_DAY = String.raw`\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?`;
const LEAVE = new RegExp(String.raw`^(${ONE_DAY})(?:\s*(?:至|到|~|-|—|–)+\s*(${ONE_DAY}))?$`);

/** 请假 「2026-03-09至2026-03-13；2026-05-06」. Undefined: not to be understood. */
export function cellLeave(cell: CellValue | undefined): [Day, Day][] | undefined {
  if (cell instanceof Date || typeof cell === 'number') {
    const day = cellDay(cell);
    return day ? [[day, day]] : undefined;
  }
  const spans: [Day, Day][] = [];
  for (const part of cellList(cell)) {
    const [, first, last] = LEAVE.exec(normaliseText(part)) ?? [];
    const from = cellDay(first);
    const to = last === undefined ? from : cellDay(last);
    if (!from || !to || to < from) return undefined;
    spans.push([from, to]);
  }
  return spans;
}
