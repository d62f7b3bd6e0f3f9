/** A file of 导出 that the clock makes, read page by page, so that anything else has its turn in between. */
import type { Person } from '../../db/people.ts';
import type { ExportRow } from '../../db/register-exports.ts';
import { exportFace } from '../faces/export-face.ts';
import { writePacked } from '../files/apart.ts';
import { pack } from '../files/packed.ts';
import type { SheetColumn } from '../files/write.ts';
import type { JobTools } from '../handler.ts';
import type { Say } from '../messages.ts';

/** rows in one file: what a spreadsheet program opens at once */
export const FILE = 10_000;
/** rows that are read at once: between two of these anything else has its turn */
const BATCH = 100;
/** so many rows are read between two signs of progress */
const STEP = 5000;

type Page = { readonly after: number; readonly limit: number };
type Rows = { readonly lastId: number; readonly rows: readonly unknown[] };
export type Packed = {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly count: number;
  readonly lastId: number;
  readonly isLast: boolean;
};

/** The rows of the next file, as `read` brings them; the last file is whatever ends before it is full. */
export async function packedPages(
  row: ExportRow,
  tools: JobTools,
  read: (page: Page) => Promise<Rows | undefined>,
): Promise<Packed> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let [count, lastId, told] = [0, row.lastId, 0];
  while (count < FILE) {
    const page = await read({ after: lastId, limit: Math.min(BATCH, FILE - count) });
    if (!page) return { parts, count, lastId, isLast: true };
    parts.push(...pack(page.rows));
    [count, lastId] = [count + page.rows.length, page.lastId];
    if (count - told < STEP) continue;
    told = count;
    await tools.progress([exportFace({ ...row, made: row.made + count })]);
  }
  const more = await read({ after: lastId, limit: 1 });
  return { parts, count, lastId, isLast: more === undefined };
}

export async function writtenFile(
  person: Person,
  columns: readonly SheetColumn[],
  parts: Packed['parts'],
  { name, sheet }: { readonly name: string; readonly sheet: string },
): Promise<Say> {
  const bytes = await writePacked(columns, parts, { name: sheet });
  return { is: 'file', to: { person: person.id }, name, base64: Buffer.from(bytes).toString('base64') };
}
