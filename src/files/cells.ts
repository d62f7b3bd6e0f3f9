/** What one cell says: text, a day, a whole number. Cells come as text, numbers, dates or TRUE/FALSE. */
import { normaliseName, normaliseText, readChineseNumber, withoutThousands } from '../domain/numerals.ts';
import { addDays, type Day, dayOf, isDay } from '../domain/working-days.ts';
import { LONG_TERM, LONG_TERM_WORDS, NONE_WORDS } from './cell-words.ts';
import type { CellValue } from './grid.ts';

/** The cell as a person sees it, on one line; Chinese punctuation stays. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'object') return '';
  return typeof cell === 'string' ? normaliseName(cell) : String(cell);
}

/** Excel keeps 15 digits of a number: a longer code has already lost its end, and a CSV shows it as 9.1E+17. */
export function hasLostDigits(cell: CellValue | undefined): boolean {
  if (typeof cell === 'string') return /^\s*\d(?:\.\d+)?E\+?\d{2}\s*$/i.test(cell);
  return typeof cell === 'number' && Math.abs(cell) >= 1e15;
}

/** 「无」, a dash or a stroke: there is none, as against a blank cell, which says nothing. */
export function saysNone(cell: CellValue | undefined): boolean {
  return typeof cell === 'string' && NONE_WORDS.has(normaliseText(cell));
}

/** Between Chinese characters a space or line break is layout, as in 「张　三」. */
export function withoutLayout(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}\uFF08\uFF09()])\s+(?=[\p{Script=Han}\uFF08\uFF09()])/gu, '');
}

/** A cell that shows #N/A, #REF! and the like. */
export function isErrorCell(cell: CellValue | undefined): boolean {
  return (
    typeof cell === 'string' &&
    /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA|#+)$/.test(
      cell.trim(),
    )
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
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*(?:[(]?(?:星期|周)[一二三四五六日天][)]?)?(?:[ T]?(?:上午|下午|AM|PM)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:AM|PM)?Z?)?$/i;
const CHINESE_DAY =
  /^([〇零○O0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?$/;

/**
 * 日期 as text (2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 二〇二六年三月五日, 20260305, 长期), date cell or
 * serial. Undefined: not a day.
 */
export function cellDay(cell: CellValue | undefined): Day | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : plausible(dayOfUtc(cell));
  if (typeof cell === 'number') return serialDay(cell);
  if (typeof cell !== 'string') return undefined;
  const text = normaliseText(cell).replace(/^(?:至|截至|有效期至)\s*|\s*(?:止|前|截止)$/g, '');
  if (LONG_TERM_WORDS.has(text)) return LONG_TERM;
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialDay(Number(text));
  const [, year, month, day] =
    DAY.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? chineseDay(text) ?? [];
  if (!year || !month || !day) return undefined;
  return plausible(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** 二〇二六年三月五日 in digits, in the places of a match. */
function chineseDay(text: string): string[] | undefined {
  const [, year, month, day] = CHINESE_DAY.exec(text.replaceAll(' ', '')) ?? [];
  if (!year || !month || !day) return undefined;
  const digits = [...year].map((char) => (/[〇零○O0]/.test(char) ? 0 : (readChineseNumber(char) ?? 0)));
  return ['', digits.join(''), String(readChineseNumber(month) ?? ''), String(readChineseNumber(day) ?? '')];
}

/** 有效期 「2022.5.1-2028.5.1」 or 「2022年5月1日至长期」: its last day. Undefined: not a span. */
export function spanEnd(cell: CellValue | undefined): Day | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = normaliseText(cell);
  const found = new RegExp(String.raw`^${ONE_DAY}\s*(?:至|到|~|-|—|–)+\s*(.+)$`).exec(text);
  return found ? cellDay(found[1]) : undefined;
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

/** A whole number below ten thousand; 「2次」 and 「1,234」 too. Undefined: not one. */
export function cellCount(cell: CellValue | undefined): number | undefined {
  const text = withoutThousands(normaliseText(cellText(cell)));
  const [, digits] = /^(\d{1,4})(?:\.0+)?\s*次?(?:\/年)?$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Degrees with a point: 112.736, 112.736°E, 东经112.736. Undefined: not such a number. */
export function cellDegrees(cell: CellValue | undefined): number | undefined {
  const text = normaliseText(cellText(cell)).replace(/^(?:东经|北纬|[EN])\s*|\s*(?:°|度)?\s*[EN]?$/gi, '');
  return /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
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
