/** 备份: all tables as they are at one instant, into one file; the bot may go on meanwhile. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { TransactionSql } from 'postgres';
import { inSnapshot } from '../audit-rows.ts';
import type { Target } from '../client.ts';
import {
  BackupFault,
  END_OF_ROWS,
  FORMAT,
  type Head,
  type Manifest,
  type TableHead,
  type TableSum,
} from './format.ts';
import { counters, keyOf, migrationsDone, tablesOf } from './tables.ts';

/** so many rows are held at once, fewer where they are big: a row may hold a whole file */
const MOST_ROWS = 500;
const MOST_BYTES = 8_000_000;

export type BackedUp = { readonly tables: number; readonly rows: number };

/** Writes the file beside its place and moves it there when it is whole; nobody else may read it. */
export async function backup(target: Target, path: string, taken: Date): Promise<BackedUp> {
  if (await exists(path)) throw new BackupFault('exists');
  const part = `${path}.part`;
  try {
    const done = await inSnapshot(target, async (tx) => {
      const sums: Record<string, TableSum> = {};
      const file = createWriteStream(part, { mode: 0o600 });
      await pipeline(Readable.from(pieces(tx, taken, sums)), createGzip(), file);
      return Object.values(sums);
    });
    await rename(part, path);
    return { tables: done.length, rows: done.reduce((all, { rows }) => all + rows, 0) };
  } catch (error) {
    await rm(part, { force: true });
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) throw new BackupFault('unreadable', error);
    throw error;
  }
}

async function* pieces(
  tx: TransactionSql,
  taken: Date,
  sums: Record<string, TableSum>,
): AsyncGenerator<Buffer> {
  const all = createHash('sha256');
  for await (const bytes of content(tx, taken, sums)) {
    all.update(bytes);
    yield bytes;
  }
  const manifest: Manifest = {
    end: true,
    tables: sums,
    counters: await counters(tx),
    sha256: all.digest('hex'),
  };
  yield line(manifest);
}

async function* content(
  tx: TransactionSql,
  taken: Date,
  sums: Record<string, TableSum>,
): AsyncGenerator<Buffer> {
  const [row] = await tx<{ server: string }[]>`select current_setting('server_version') as server`;
  const migrations = await migrationsDone(tx);
  const head: Head = { format: FORMAT, taken: taken.toISOString(), server: row!.server, migrations };
  yield line(head);
  for (const table of await tablesOf(tx)) {
    yield line(table);
    const sum = createHash('sha256');
    let rows = 0;
    for await (const batch of await rowsOf(tx, table)) {
      const bytes = Buffer.from(batch.map(({ row }) => `${row}\n`).join(''), 'utf8');
      sum.update(bytes);
      rows += batch.length;
      yield bytes;
    }
    sums[table.table] = { rows, sha256: sum.digest('hex') };
    yield Buffer.from(`${END_OF_ROWS}\n`);
  }
}

/**
 * The rows as COPY would write them, through a cursor: with COPY itself `postgres` leaves its connection paused if the
 * data end while the reader is behind.
 */
async function rowsOf(
  tx: TransactionSql,
  { table, columns }: TableHead,
): Promise<AsyncIterable<{ row: string }[]>> {
  const key = await keyOf(tx, table);
  const order = key.length > 0 ? ` order by ${key.map(quoted).join(', ')}` : '';
  const row = columns.map((name) => `coalesce(${escaped(quoted(name))}, '\\N')`).join(` || E'\\t' || `);
  return tx
    .unsafe<{ row: string }[]>(`select ${row} as row from ${quoted(table)}${order}`)
    .cursor(await batchOf(tx, table));
}

async function batchOf(tx: TransactionSql, table: string): Promise<number> {
  const [biggest] = await tx.unsafe<{ bytes: number }[]>(
    `select coalesce(max(pg_column_size(t.*)), 1)::float8 as bytes from ${quoted(table)} t`,
  );
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_BYTES / biggest!.bytes)));
}

/** A value as text; what COPY gives a meaning to has a backslash before it. */
function escaped(column: string): string {
  const marks = [
    [`E'\\\\'`, `E'\\\\\\\\'`],
    [`E'\\t'`, `E'\\\\t'`],
    [`E'\\n'`, `E'\\\\n'`],
    [`E'\\r'`, `E'\\\\r'`],
  ];
  return marks.reduce((text, [mark, written]) => `replace(${text}, ${mark}, ${written})`, `${column}::text`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
