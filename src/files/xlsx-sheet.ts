/** One sheet of a workbook as rows of cells, in one pass and under hard limits. */
import {
  type CellValue,
  columnName,
  isBlank,
  type Limit,
  MAX_COLUMNS,
  MAX_ROWS,
  type Merge,
  type RawRow,
  type RawSheet,
} from './grid.ts';
import { type Book, isTrue, LONGEST_TEXT, type Parts, type SheetPart, withoutEscapes } from './xlsx-book.ts';
import { attribute, readXml, type XmlHandler } from './xml.ts';

const MAX_MERGES = 50_000;
const MAX_ROW = 1_048_576;
/** 9999-12-31, the last day that Excel knows */
const LAST_SERIAL = 2_958_466;
/** of a percentage: 0.07 * 100 is not quite 7 */
const DECIMALS = 6;
const SERIAL_OF_1970 = 25_569;
/** days between the two beginnings of a workbook's calendar */
const DAYS_TO_1904 = 1462;

export async function readSheet(parts: Parts, book: Book, sheet: SheetPart): Promise<RawSheet> {
  const reader = new SheetReader(book);
  try {
    await readXml(parts.read(sheet.path), reader);
  } catch (error) {
    if (!(error instanceof Full)) throw error;
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    from1904: book.from1904,
    rows: reader.rows,
    merges: reader.merges,
    hiddenRows: reader.hiddenRows,
    hiddenColumns: reader.hiddenColumns,
    ...(reader.limit && { limit: reader.limit }),
  };
}

/** Thrown to stop reading what is beyond the limits. */
class Full extends Error {}

class SheetReader implements XmlHandler {
  readonly rows: RawRow[] = [];
  readonly merges: Merge[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  limit: Limit | undefined;
  readonly #book: Book;
  #row = 0;
  #cells: CellValue[] = [];
  #formulas: number[] = [];
  #column = -1;
  #type = '';
  #style = -1;
  #value: string | undefined;
  #inline = '';
  #isFormula = false;
  #into: 'value' | 'inline' | undefined;
  #inReading = false;

  constructor(book: Book) {
    this.#book = book;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#openCell(attributes);
        return;
      case 'v':
        this.#into = 'value';
        this.#value ??= '';
        return;
      case 't':
        if (!this.#inReading) this.#into = 'inline';
        return;
      case 'rPh':
        this.#inReading = true;
        return;
      case 'f':
        this.#isFormula = true;
        return;
      case 'row':
        this.#openRow(attributes);
        return;
      case 'col':
        this.#openColumns(attributes);
        return;
      case 'mergeCell':
        this.#openMerge(attribute(attributes, 'ref') ?? '');
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#into = undefined;
    else if (name === 'rPh') this.#inReading = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  text(text: string): void {
    if (this.#into === 'value') {
      if ((this.#value ?? '').length <= LONGEST_TEXT) this.#value = (this.#value ?? '') + text;
    } else if (this.#into === 'inline' && this.#inline.length <= LONGEST_TEXT) this.#inline += text;
  }

  #openRow(attributes: string): void {
    const number = Number(attribute(attributes, 'r') ?? this.#row + 1);
    this.#row = Number.isInteger(number) && number > 0 ? number : this.#row + 1;
    this.#cells = [];
    this.#formulas = [];
    this.#column = -1;
    if (isTrue(attribute(attributes, 'hidden')) || Number(attribute(attributes, 'ht') ?? 1) === 0)
      this.hiddenRows.add(this.#row);
  }

  #closeRow(): void {
    if (this.#cells.every(isBlank)) return;
    if (this.rows.length >= MAX_ROWS || this.#row > MAX_ROW) this.#full('too-many-rows', MAX_ROWS);
    this.rows.push({
      row: this.#row,
      cells: this.#cells,
      ...(this.#formulas.length > 0 && { formulas: this.#formulas }),
    });
  }

  #full(fault: Limit['fault'], most: number): never {
    this.limit = { fault, more: String(most) };
    throw new Full(fault);
  }

  #openCell(attributes: string): void {
    const place = attribute(attributes, 'r');
    this.#column = place === undefined ? this.#column + 1 : columnOf(place);
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? -1);
    this.#value = undefined;
    this.#inline = '';
    this.#isFormula = false;
  }

  #closeCell(): void {
    const value = this.#cellValue();
    if (this.#column >= MAX_COLUMNS) {
      if (!isBlank(value)) this.#full('too-many-columns', MAX_COLUMNS);
      return;
    }
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = value;
    if (this.#isFormula) this.#formulas.push(this.#column);
  }

  #cellValue(): CellValue {
    const value = this.#value;
    if (this.#type === 'inlineStr') return withoutEscapes(this.#inline);
    if (value === undefined)
      return this.#isFormula ? { uncached: `${columnName(this.#column)}${this.#row}` } : null;
    switch (this.#type) {
      case 's':
        return this.#book.texts[Number(value)] ?? null;
      case 'b':
        return value === '1';
      case 'e':
      case 'd':
        return value;
      case 'str':
        return withoutEscapes(value);
      default:
        return this.#number(value);
    }
  }

  #number(text: string): CellValue {
    if (text === '') return null;
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    const style = this.#book.styles[this.#style];
    if (style?.day && number >= 1 && number <= LAST_SERIAL) return this.#day(number);
    if (style?.percent) return `${Number((number * 100).toFixed(DECIMALS))}%`;
    if (style && style.digits > 0 && Number.isInteger(number) && number >= 0)
      return text.padStart(style.digits, '0');
    return number;
  }

  #day(serial: number): Date {
    const days = this.#book.from1904 ? serial + DAYS_TO_1904 : serial;
    return new Date(Math.round((days - SERIAL_OF_1970) * 86_400) * 1000);
  }

  #openColumns(attributes: string): void {
    const width = Number(attribute(attributes, 'width') ?? 1);
    if (!isTrue(attribute(attributes, 'hidden')) && width !== 0) return;
    const first = Number(attribute(attributes, 'min'));
    const last = Math.min(Number(attribute(attributes, 'max')), MAX_COLUMNS);
    for (let column = first; column <= last; column += 1) this.hiddenColumns.add(column - 1);
  }

  #openMerge(place: string): void {
    const [, from, top, to, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? [];
    if (!from || !to || this.merges.length >= MAX_MERGES) return;
    this.merges.push({
      top: Number(top),
      bottom: Number(bottom),
      left: columnOf(from),
      right: columnOf(to),
    });
  }
}

/** C5 → 2 */
function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length && i < 4; i += 1) {
    const code = place.charCodeAt(i) & ~0x20;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
}
