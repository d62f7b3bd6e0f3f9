/** 数据行: what below the header is data, and what is sums, remarks, headings, signatures or hidden, and is passed over with a note. */
import { normaliseText } from '../domain/numerals.ts';
import { cellText } from './cells.ts';
import { columnName, isBlank, type Merge, type RawRow, type RawSheet } from './grid.ts';
import type { Header } from './header.ts';
import { NOTE_ROW, SAMPLE_ROW, SUM_ROW } from './row-words.ts';
import type { RegisterKind } from './rows.ts';

export type PassedOver = 'sum' | 'remark' | 'sample' | 'header' | 'empty' | 'hidden';
export type Body = {
  readonly rows: readonly RawRow[];
  readonly passedOver: readonly { readonly row: number; readonly why: PassedOver; readonly text: string }[];
  /** cells that took their value from a merged cell above */
  readonly merged: number;
};

/** merged cells over more rows than this are of a hostile file */
const MOST_FILLED = 500_000;

/** By these a row of data is known: without any of them it is none. */
const IDENTITY: Record<RegisterKind, readonly string[]> = {
  enterprises: ['creditCode', 'code'],
  people: ['mobile', 'code', 'certificateNo'],
  calendar: ['day'],
  settings: ['section'],
  plan: ['item', 'windows'],
  platform: ['register', 'header'],
  checklist: ['item', 'text'],
  experts: ['name', 'code'],
  partners: ['certificateNo', 'code'],
  permits: ['number'],
  province: ['taskNo', 'enterpriseCode', 'creditCode'],
};

export function bodyOf(sheet: RawSheet, header: Header): Body {
  const below = sheet.rows.filter((row) => row.row > header.row);
  const filled = fillMerged(below, sheet.merges, header);
  const rows: RawRow[] = [];
  const passedOver: { row: number; why: PassedOver; text: string }[] = [];
  for (const raw of filled.rows) {
    const why = sheet.hiddenRows.has(raw.row) ? 'hidden' : passOver(raw, header, sheet.merges);
    if (why) passedOver.push({ row: raw.row, why, text: firstText(raw) });
    else rows.push(sheet.from1904 ? { ...raw, from1904: true } : raw);
  }
  return { rows, passedOver, merged: filled.count };
}

function passOver(raw: RawRow, header: Header, merges: readonly Merge[]): PassedOver | undefined {
  const places = [...header.at.values()];
  const used = places.filter(({ column }) => !isBlank(raw.cells[column]));
  if (used.length > 1 && used.every(({ column, label }) => cellText(raw.cells[column]) === label))
    return 'header';
  const first = normaliseText(firstText(raw)).replaceAll(' ', '');
  if (SAMPLE_ROW.test(first)) return 'sample';
  if (used.length === 0) return NOTE_ROW.test(first) || !isNumber(first) ? 'remark' : 'empty';
  const fields = header.at as ReadonlyMap<string, { column: number }>;
  const known = IDENTITY[header.kind].some((field) => {
    const place = fields.get(field);
    if (place === undefined || isBlank(raw.cells[place.column])) return false;
    const text = normaliseText(cellText(raw.cells[place.column])).replaceAll(' ', '');
    return text !== first && !NOTE_ROW.test(text);
  });
  if (SUM_ROW.test(first) && !isIdentified(raw, header)) return 'sum';
  if (known) return undefined;
  if (NOTE_ROW.test(first)) return 'remark';
  return isHeading(raw, merges) ? 'remark' : undefined;
}

/** A row of sums may have numbers under any column; two or more letters under the identity make it data. */
function isIdentified(raw: RawRow, header: Header): boolean {
  const fields = header.at as ReadonlyMap<string, { column: number }>;
  return IDENTITY[header.kind].some((field) => {
    const place = fields.get(field);
    const text = place ? cellText(raw.cells[place.column]) : '';
    return text.length >= 8 && !SUM_ROW.test(normaliseText(text).replaceAll(' ', ''));
  });
}

/** One cell over several columns: 「一、危险化学品生产企业」. */
function isHeading(raw: RawRow, merges: readonly Merge[]): boolean {
  const filled = raw.cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const [only, ...more] = filled;
  return (
    only !== undefined &&
    more.length === 0 &&
    merges.some(
      (merge) => merge.left === only && merge.right > only && merge.top <= raw.row && merge.bottom >= raw.row,
    )
  );
}

function firstText(raw: RawRow): string {
  return cellText(raw.cells.find((cell) => !isBlank(cell)));
}

function isNumber(text: string): boolean {
  return /^[\d.]*$/.test(text);
}

/** A cell merged over several rows holds for each of them. */
function fillMerged(
  rows: readonly RawRow[],
  merges: readonly Merge[],
  header: Header,
): { rows: readonly RawRow[]; count: number } {
  const columns = new Set([...header.at.values()].map(({ column }) => column));
  const tall = merges.filter(
    ({ top, bottom, left }) => bottom > top && top > header.row && columns.has(left),
  );
  if (tall.length === 0) return { rows, count: 0 };
  const byRow = new Map(rows.map((raw) => [raw.row, { ...raw, cells: [...raw.cells] }]));
  const last = rows.at(-1)?.row ?? 0;
  let count = 0;
  let looked = 0;
  for (const { top, bottom, left } of tall) {
    const value = byRow.get(top)?.cells[left];
    if (value === undefined || isBlank(value)) continue;
    for (let row = top + 1; row <= Math.min(bottom, last) && looked < MOST_FILLED; row += 1, looked += 1) {
      const raw = byRow.get(row);
      if (!raw || !isBlank(raw.cells[left])) continue;
      while (raw.cells.length < left) raw.cells.push(null);
      raw.cells[left] = value;
      count += 1;
    }
  }
  return { rows: [...byRow.values()], count };
}

/** How many cells of the fields in these rows are formulas, and the first of them. */
export function formulasOf(rows: readonly RawRow[], header: Header): { count: number; first: string } {
  const columns = new Set([...header.at.values()].map(({ column }) => column));
  let count = 0;
  let first = '';
  for (const raw of rows)
    for (const column of raw.formulas ?? []) {
      if (!columns.has(column)) continue;
      count += 1;
      if (count === 1) first = `${columnName(column)}${raw.row}`;
    }
  return { count, first };
}
