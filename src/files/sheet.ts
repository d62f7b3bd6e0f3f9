/** The sheets of a workbook as plain rows, read one after the other under hard limits. */
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { archiveFault } from './archive.ts';
import type { FileFault, SheetFault } from './faults.ts';

export type { CellValue };
/** One row that isn't blank; `row` as Excel numbers it, from 1. */
export type RawRow = { readonly row: number; readonly cells: readonly CellValue[] };
export type RawSheet = { readonly name: string; readonly rows: readonly RawRow[] };
export type Workbook =
  | { readonly is: 'sheets'; readonly sheets: readonly RawSheet[] }
  | { readonly is: 'fault'; readonly fault: FileFault | SheetFault; readonly more: string };

export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 100;
/** Blank but formatted rows are passed over, up to here. */
const MAX_ROWS_SEEN = 200_000;
const MAX_SHEETS = 20;

type Limit = { readonly fault: SheetFault; readonly more: string };

/** Every visible sheet that has something in it. Nothing is unpacked before the archive has been looked at. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const fault = archiveFault(bytes);
  if (fault) return { is: 'fault', fault, more: '' };
  try {
    const sheets: RawSheet[] = [];
    for (const { name, index } of await visibleSheets(bytes)) {
      const read = await readRows(bytes, index);
      if ('fault' in read) return { is: 'fault', ...read };
      if (read.length > 0) sheets.push({ name, rows: read });
    }
    return { is: 'sheets', sheets };
  } catch {
    // The reader throws for a broken zip, broken XML or a part that lies about its size: all one to the office.
    return { is: 'fault', fault: 'file-damaged', more: '' };
  }
}

async function visibleSheets(bytes: Uint8Array): Promise<{ name: string; index: number }[]> {
  const found: { name: string; index: number }[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, index, hidden, veryHidden }) => {
      if (!hidden && !veryHidden) found.push({ name, index });
      return false;
    },
  });
  return found.slice(0, MAX_SHEETS);
}

async function readRows(bytes: Uint8Array, sheet: number): Promise<RawRow[] | Limit> {
  const rows: RawRow[] = [];
  let seen = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    seen += 1;
    if (seen > MAX_ROWS_SEEN || rows.length > MAX_ROWS)
      return { fault: 'too-many-rows', more: String(MAX_ROWS) };
    if (values.every(isBlank)) continue;
    if (values.slice(MAX_COLUMNS).some((value) => !isBlank(value)))
      return { fault: 'too-many-columns', more: String(MAX_COLUMNS) };
    rows.push({ row: index + 1, cells: values.slice(0, MAX_COLUMNS) });
  }
  return rows;
}

/** Nothing, or nothing but spaces (ideographic ones too). */
export function isBlank(value: CellValue | undefined): boolean {
  return (
    value === null || value === undefined || (typeof value === 'string' && /^[\s\u200B\uFEFF]*$/.test(value))
  );
}
