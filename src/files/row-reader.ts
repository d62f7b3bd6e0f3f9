/** Reads the cells of one row by field name; what is wrong goes into the report, and reading goes on. */
import { checkCreditCode } from '../domain/credit-code.ts';
import { normaliseText } from '../domain/numerals.ts';
import { COUNTIES, type Entry, findEntry, SECTIONS, TRADES } from '../domain/vocabulary.ts';
import type { Day } from '../domain/working-days.ts';
import { COUNTY_PREFIX } from './cell-words.ts';
import {
  cellCount,
  cellDay,
  cellDegrees,
  cellLeave,
  cellList,
  cellText,
  hasBadCharacter,
  hasLostDigits,
  isErrorCell,
  saysNone,
  spanEnd,
  withoutLayout,
} from './cells.ts';
import type { CellFault } from './faults.ts';
import { type CellValue, isBlank, type RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import type { Field } from './header-words.ts';
import { type Report, refuse } from './problems.ts';
import type { Placed, RegisterKind } from './rows.ts';

const MAX_TEXT = 200;
const MAX_LIST = 2000;
const DAYS_TO_1904 = 1462;
/** numbers below are serial days, above such as 20260305 */
const SERIALS = 3_000_000;

export class RowReader<K extends RegisterKind> {
  readonly place: Placed;
  readonly #from1904: boolean;
  readonly #cells: readonly CellValue[];
  readonly #header: Header<K>;
  readonly #report: Report;
  readonly #said = new Set<string>();

  constructor(raw: RawRow, header: Header<K>, report: Report) {
    this.place = { row: raw.row, ...(raw.sheet !== undefined && { sheet: raw.sheet }) };
    this.#from1904 = raw.from1904 === true;
    this.#cells = raw.cells;
    this.#header = header;
    this.#report = report;
  }

  /** Notes a problem with a field of this row, once. */
  wrong(field: Field<K>, fault: CellFault, more = ''): undefined {
    const said = `${field} ${fault} ${more}`;
    if (this.#said.has(said)) return undefined;
    this.#said.add(said);
    const value = cellText(this.#raw(field));
    refuse(this.#report, fault, { ...this.place, column: this.label(field), value }, more);
    return undefined;
  }

  /** What the file calls the field, or what it should have been called. */
  label(field: Field<K>): string {
    return labelOf(this.#header, field);
  }

  text(field: Field<K>, longest = MAX_TEXT): string | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    if (hasLostDigits(cell)) return this.wrong(field, 'number-too-long');
    const text = withoutLayout(cellText(cell));
    if (text.length > longest) return this.wrong(field, 'too-long', String(longest));
    return hasBadCharacter(text) ? this.wrong(field, 'bad-character') : text;
  }

  /** A text that may be absent; null when the cell says that there is none. */
  optional(field: Field<K>): string | null | undefined {
    return saysNone(this.#raw(field)) ? null : this.text(field);
  }

  /** A text that must be there; '' after a problem, so that reading can go on. */
  need(field: Field<K>): string {
    this.needs(field);
    return this.text(field) ?? '';
  }

  needs(field: Field<K>): void {
    const cell = this.#raw(field);
    if (isBlank(cell) || saysNone(cell)) this.wrong(field, 'required');
  }

  day(field: Field<K>): Day | undefined {
    const cell = this.#dated(field);
    return cell === undefined ? undefined : (cellDay(cell) ?? this.wrong(field, 'not-a-day'));
  }

  /** A day; null when the cell says that there is none. */
  dayOrNone(field: Field<K>): Day | null | undefined {
    return saysNone(this.#raw(field)) ? null : this.day(field);
  }

  /** 经度, 纬度: a number of degrees up to `most` either way. */
  degrees(field: Field<K>, most: number): number | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    const degrees = cellDegrees(cell);
    return degrees !== undefined && Math.abs(degrees) <= most ? degrees : this.wrong(field, 'not-degrees');
  }

  /** 有效期: its last day, written alone or as a span. */
  until(field: Field<K>): Day | undefined {
    const cell = this.#dated(field);
    return cell === undefined
      ? undefined
      : (cellDay(cell) ?? spanEnd(cell) ?? this.wrong(field, 'not-a-day'));
  }

  /** Whether the cell says that there is none. */
  none(field: Field<K>): boolean {
    return saysNone(this.#raw(field));
  }

  /** Whether the file has this column. */
  has(field: Field<K>): boolean {
    return this.#header.at.has(field);
  }

  count(field: Field<K>): number | undefined {
    const cell = this.cell(field);
    return cell === undefined ? undefined : (cellCount(cell) ?? this.wrong(field, 'not-a-count'));
  }

  /** One of two words, such as 重点 and 一般. */
  flag(field: Field<K>, words: ReadonlyMap<string, boolean>, fault: CellFault): boolean | undefined {
    const text = this.text(field);
    return text === undefined
      ? undefined
      : (words.get(normaliseText(text).toLowerCase()) ?? this.wrong(field, fault));
  }

  /** One entry of the vocabulary. */
  entry<E extends Entry>(field: Field<K>, entries: readonly E[], fault: CellFault): E | undefined {
    const text = this.text(field);
    return text === undefined ? undefined : (findEntry(entries, text) ?? this.wrong(field, fault, text));
  }

  /** Several entries of the vocabulary in the order of the cell, each once. */
  entries<E extends Entry>(field: Field<K>, entries: readonly E[], fault: CellFault): E[] {
    const found = new Set<E>();
    const texts = this.list(field);
    if (texts.length === 0 && this.text(field, MAX_LIST) !== undefined) this.wrong(field, 'required');
    for (const text of texts) {
      const entry = findEntry(entries, text);
      if (entry) found.add(entry);
      else
        for (const word of text.split(/[ /／\\+]+/).filter(Boolean))
          this.#addWord(found, entries, word, field, fault);
    }
    return [...found];
  }

  #addWord<E extends Entry>(
    found: Set<E>,
    entries: readonly E[],
    word: string,
    field: Field<K>,
    fault: CellFault,
  ): void {
    const entry = findEntry(entries, word);
    if (entry) found.add(entry);
    else this.wrong(field, fault, word);
  }

  list(field: Field<K>): string[] {
    return this.text(field, MAX_LIST) === undefined ? [] : cellList(this.cell(field));
  }

  /** 编码: ASCII, one word. */
  code(field: Field<K>): string | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const code = normaliseText(text);
    return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,31}$/.test(code) ? code : this.wrong(field, 'bad-code');
  }

  credit(field: Field<K>): { creditCode: string; creditKind: 'uscc' | 'old15' } | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const checked = checkCreditCode(text);
    if (checked.is !== 'wrong') return { creditCode: checked.code, creditKind: checked.is };
    const fault = checked.why === 'empty' ? 'required' : (`credit-${checked.why}` as const);
    return this.wrong(field, fault, checked.proposal ?? checked.expected);
  }

  /** 县区 by its name, however much of 山西省晋中市 stands before it. */
  county(field: Field<K>): string {
    const text = this.text(field);
    if (text === undefined) return '';
    return countyName(text) ?? this.wrong(field, 'unknown-county') ?? '';
  }

  /** 请假. */
  leave(field: Field<K>): [Day, Day][] {
    const cell = this.cell(field);
    return cell === undefined ? [] : (cellLeave(cell) ?? this.wrong(field, 'bad-leave') ?? []);
  }

  trades(field: Field<K>): string[] {
    return this.entries(field, TRADES, 'unknown-trade').map((trade) => trade.name);
  }

  /** 科室 by the name that the bureau uses, or as written when it is not one of the known. */
  section(field: Field<K>): string | undefined {
    const text = this.text(field);
    return text === undefined ? undefined : sectionName(text);
  }

  /** The cell, unless it is blank, says 「无」, or is an error. */
  cell(field: Field<K>): CellValue | undefined {
    const cell = this.#raw(field);
    if (isBlank(cell) || saysNone(cell)) return undefined;
    if (typeof cell === 'object' && cell !== null && 'uncached' in cell)
      return this.wrong(field, 'formula-unsaved', cell.uncached);
    return isErrorCell(cell) ? this.wrong(field, 'error-cell') : cell;
  }

  /** A cell for a day: plain numbers count from the beginning of the workbook's calendar. */
  #dated(field: Field<K>): CellValue | undefined {
    const cell = this.cell(field);
    return this.#from1904 && typeof cell === 'number' && cell < SERIALS ? cell + DAYS_TO_1904 : cell;
  }

  #raw(field: Field<K>): CellValue | undefined {
    const place = this.#header.at.get(field);
    return place && this.#cells[place.column];
  }
}

export function countyName(text: string): string | undefined {
  return findEntry(COUNTIES, text.replace(COUNTY_PREFIX, ''))?.name;
}

export function sectionName(text: string): string {
  return findEntry(SECTIONS, text)?.name ?? text;
}
