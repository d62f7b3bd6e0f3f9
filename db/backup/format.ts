/**
 * A backup 备份 as a file: gzip over lines. The first line says of what it is a copy, then comes each table (a line
 * with its name and columns, its rows as COPY writes them, `\.`), and the last line is the manifest with the
 * SHA-256 of each table and of all before it.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

export const FORMAT = 'shuangsuiji-backup/1';
/** Ends the rows of a table: COPY never writes such a line itself. */
export const END_OF_ROWS = '\\.';

export type Migration = { readonly hash: string; readonly at: number };
export type Head = {
  readonly format: typeof FORMAT;
  readonly taken: string;
  readonly server: string;
  /** what the tables looked like: the migrations that had made them */
  readonly migrations: readonly Migration[];
};
export type TableHead = { readonly table: string; readonly columns: readonly string[] };
export type TableSum = { readonly rows: number; readonly sha256: string };
/** Where a sequence stands, by table and column. */
export type Counter = {
  readonly table: string;
  readonly column: string;
  readonly last: string;
  readonly isCalled: boolean;
};
export type Manifest = {
  readonly end: true;
  readonly tables: Readonly<Record<string, TableSum>>;
  readonly counters: readonly Counter[];
  readonly sha256: string;
};

export type BackupFaultCode = 'exists' | 'unreadable' | 'not-a-backup' | 'damaged' | 'newer' | 'not-empty';
/** Why a file was not written or not taken. */
export class BackupFault extends Error {
  readonly code: BackupFaultCode;
  constructor(code: BackupFaultCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export type Piece =
  | { readonly is: 'head'; readonly head: Head }
  | { readonly is: 'table'; readonly table: TableHead }
  /** whole rows */
  | { readonly is: 'rows'; readonly bytes: Buffer }
  | { readonly is: 'end-of-rows' }
  | { readonly is: 'manifest'; readonly manifest: Manifest };

/** Reads a file piece by piece; whatever is not as it was written is a BackupFault. */
export async function* readBackup(path: string): AsyncGenerator<Piece> {
  const all = createHash('sha256');
  let table: { sum: Hash; rows: number; name: string } | undefined;
  const sums: Record<string, TableSum> = {};
  let begun = false;
  for await (const lines of wholeLines(path)) {
    let rows = 0;
    for (let from = 0; from < lines.length; ) {
      const to = lines.indexOf(10, from) + 1;
      const line = lines.subarray(from, to);
      if (table && !isEndOfRows(line)) {
        from = to;
        table.rows += 1;
        continue;
      }
      if (table) {
        yield* rowsOf(lines, rows, from, table.sum);
        sums[table.name] = { rows: table.rows, sha256: table.sum.digest('hex') };
        table = undefined;
        yield { is: 'end-of-rows' };
      } else {
        const value = readLine(line, begun);
        if (!begun) yield { is: 'head', head: readHead(value) };
        else if ('end' in value) {
          yield { is: 'manifest', manifest: checked(value as Manifest, sums, all) };
          return;
        } else {
          const head = value as TableHead;
          table = { sum: createHash('sha256'), rows: 0, name: head.table };
          yield { is: 'table', table: head };
        }
        begun = true;
      }
      all.update(lines.subarray(rows, to));
      rows = to;
      from = to;
    }
    if (table) yield* rowsOf(lines, rows, lines.length, table.sum);
    all.update(lines.subarray(rows));
  }
  throw new BackupFault(begun ? 'damaged' : 'not-a-backup');
}

function* rowsOf(lines: Buffer, from: number, to: number, sum: Hash): Generator<Piece> {
  if (to <= from) return;
  const bytes = lines.subarray(from, to);
  sum.update(bytes);
  yield { is: 'rows', bytes };
}

function isEndOfRows(line: Buffer): boolean {
  return line.length === 3 && line[0] === 92 && line[1] === 46;
}

function readLine(line: Buffer, begun: boolean): object {
  const code = begun ? 'damaged' : 'not-a-backup';
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw new BackupFault(code, error);
  }
  throw new BackupFault(code);
}

function readHead(value: object): Head {
  if ((value as Head).format !== FORMAT) throw new BackupFault('not-a-backup');
  return value as Head;
}

function checked(manifest: Manifest, sums: Readonly<Record<string, TableSum>>, all: Hash): Manifest {
  const same = JSON.stringify(manifest.tables) === JSON.stringify(sums);
  if (!same || manifest.sha256 !== all.digest('hex')) throw new BackupFault('damaged');
  return manifest;
}

/** The unpacked bytes, cut at the ends of lines. */
async function* wholeLines(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const unpacked = file.pipe(createGunzip());
  file.on('error', (error) => unpacked.destroy(error));
  let rest: Buffer[] = [];
  let begun = false;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      begun = true;
      const end = chunk.lastIndexOf(10) + 1;
      if (end === 0) {
        rest.push(chunk);
        continue;
      }
      yield Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = end < chunk.length ? [chunk.subarray(end)] : [];
    }
  } catch (error) {
    throw faultOf(error, begun);
  } finally {
    file.destroy();
  }
  if (rest.length > 0) throw new BackupFault('damaged');
}

function faultOf(error: unknown, begun: boolean): Error {
  const { code } = error as { code?: string };
  if (code?.startsWith('Z_')) return new BackupFault(begun ? 'damaged' : 'not-a-backup', error);
  if (code?.startsWith('E')) return new BackupFault('unreadable', error);
  return error as Error;
}
