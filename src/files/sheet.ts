/** The sheets of a file: a workbook or text, as its bytes say. Nothing is unpacked before the archive has been looked at. */
import { openArchive } from './archive.ts';
import { readCsv } from './csv.ts';
import type { RawSheet, Workbook } from './grid.ts';
import { signatureOf } from './signature.ts';
import { Parts, readBook, TooMuchText } from './xlsx-book.ts';
import { readSheet } from './xlsx-sheet.ts';

const MAX_SHEETS = 60;
const MAX_CELLS = 4_000_000;

export async function readWorkbook(bytes: Uint8Array, name: string): Promise<Workbook> {
  const signature = signatureOf(bytes);
  if (signature.is === 'fault') return signature;
  if (signature.is === 'text') return textSheet(bytes, name);
  if (/\.(?:xlsm|xltm|xlam)$/i.test(name)) return { is: 'fault', fault: 'file-macros', more: '' };
  const archive = openArchive(bytes);
  if (archive.is === 'fault') return archive;
  try {
    return { is: 'sheets', as: 'xlsx', sheets: await readSheets(new Parts(bytes, archive.parts)) };
  } catch (error) {
    if (error instanceof TooMuchText) return { is: 'fault', fault: 'file-heavy', more: '' };
    // A broken zip, broken XML or a part that lies about its size: all one to the office.
    return { is: 'fault', fault: 'file-damaged', more: '' };
  }
}

async function readSheets(parts: Parts): Promise<RawSheet[]> {
  const book = await readBook(parts);
  const sheets: RawSheet[] = [];
  let cells = 0;
  for (const part of book.sheets.slice(0, MAX_SHEETS)) {
    const sheet = await readSheet(parts, book, part);
    if (sheet.rows.length === 0 && !sheet.limit) continue;
    cells += sheet.rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > MAX_CELLS) throw new TooMuchText('cells');
    sheets.push(sheet);
  }
  return sheets;
}

function textSheet(bytes: Uint8Array, name: string): Workbook {
  const { rows, limit } = readCsv(bytes);
  const sheet: RawSheet = {
    name,
    hidden: false,
    from1904: false,
    rows,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...(limit && { limit }),
  };
  return { is: 'sheets', as: 'csv', sheets: rows.length > 0 || limit ? [sheet] : [] };
}
