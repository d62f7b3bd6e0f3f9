/** Spreadsheets out: a header line and rows of values, for the demo's registers and for exports. */
import { type CellValue, writeXlsx } from 'hucre/xlsx';

/** A column: its header and, when it isn't the usual one, its width in characters. */
export type SheetColumn = { readonly header: string; readonly width?: number };
/** Text stays text whatever it begins with (= + - @); days are written as text 'YYYY-MM-DD'. */
export type SheetValue = string | number | undefined;
export type SheetOptions = { readonly name?: string };

/** A fixed instant in the file's properties, so that the same rows give the same bytes. */
export const WRITTEN = new Date(Date.UTC(2026, 0, 1));

/** 导出: one sheet with a frozen, filterable header. Equal rows give equal bytes. */
export async function writeSheet(
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetValue[])[],
  options: SheetOptions = {},
): Promise<Uint8Array> {
  const body = rows.map((row) => columns.map((_, i) => cellValue(row[i])));
  const lines: CellValue[][] = [columns.map((column) => column.header), ...body];
  return writeXlsx({
    sheets: [
      {
        name: options.name ?? 'Sheet1',
        columns: columns.map((column) => ({ width: column.width ?? 14 })),
        rows: lines,
        cells: textCells(lines),
        freezePane: { rows: 1 },
      },
    ],
    properties: { created: WRITTEN, modified: WRITTEN },
  });
}

const LONGEST = 32_767; // characters that Excel allows in a cell

/** Text without what XML can't carry, and with the one sequence escaped that a workbook gives a meaning: _x0041_. */
function cellValue(value: SheetValue): CellValue {
  if (typeof value !== 'string') return value ?? null;
  return value
    .replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu, '')
    .slice(0, LONGEST)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Every text cell gets the format 文本 (@), so that a spreadsheet program never takes it for a formula or a number. */
function textCells(lines: readonly (readonly CellValue[])[]): Map<string, { style: { numFmt: string } }> {
  const cells = new Map<string, { style: { numFmt: string } }>();
  for (const [row, line] of lines.entries())
    for (const [column, value] of line.entries())
      if (typeof value === 'string') cells.set(`${row},${column}`, { style: { numFmt: '@' } });
  return cells;
}
