/** Sheets as plain rows of cells, whatever the file was. */
import type { FileFault, SheetFault } from './faults.ts';

export type CellValue =
  | string
  | number
  | boolean
  | Date
  | null
  /** a formula whose result was not saved with the file; the name of its cell */
  | { readonly uncached: string };

/** One row that isn't blank; `row` as Excel numbers it, from 1. */
export type RawRow = {
  readonly row: number;
  readonly cells: CellValue[];
  /** columns whose cells are formulas */
  readonly formulas?: readonly number[];
  /** named where several sheets are read as one */
  readonly sheet?: string;
  /** plain serial numbers are counted from 1904 */
  readonly from1904?: boolean;
};
/** 合并单元格: rows from 1, columns from 0, both ends included. */
export type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};
export type Limit = { readonly fault: SheetFault; readonly more: string };
export type RawSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly from1904: boolean;
  readonly rows: readonly RawRow[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** what kept the rest of it unread */
  readonly limit?: Limit;
};
export type Workbook =
  | { readonly is: 'sheets'; readonly sheets: readonly RawSheet[]; readonly as: 'xlsx' | 'csv' }
  | { readonly is: 'fault'; readonly fault: FileFault | SheetFault; readonly more: string };

/** a hundred thousand enterprises, and what stands above and below them */
export const MAX_ROWS = 110_000;
export const MAX_COLUMNS = 100;

/** Nothing, or nothing but spaces (ideographic ones too). */
export function isBlank(value: CellValue | undefined): boolean {
  return (
    value === null || value === undefined || (typeof value === 'string' && /^[\s\u200B\uFEFF]*$/.test(value))
  );
}

/** 2 → C */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(0x41 + (column % 26))}`;
}
