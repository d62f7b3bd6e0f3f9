/** 恢复: a backup into an empty database, whole or not at all. */
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type { TransactionSql } from 'postgres';
import { client, type Target } from '../client.ts';
import { migrate, migrationsFolder } from '../migrate.ts';
import { BackupFault, type Head, type Manifest, readBackup, type TableHead } from './format.ts';
import { references } from './tables.ts';

export type Restored = { readonly head: Head; readonly tables: number; readonly rows: number };

/** Reads the file twice: once to know that it is whole, once to load it. Then the tables are brought up to date. */
export async function restore(target: Target, path: string): Promise<Restored> {
  const { head, manifest } = await checkBackup(path);
  const steps = stepsOf(head);
  const sql = client(target, { max: 1, patience: { statement: 0, lock: 15_000 } });
  try {
    await sql.begin(async (tx) => {
      await refuseUnlessEmpty(tx);
      await makeTables(tx, steps);
      await load(tx, path);
      await setCounters(tx, manifest);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrate(target);
  const sums = Object.values(manifest.tables);
  return { head, tables: sums.length, rows: sums.reduce((all, { rows }) => all + rows, 0) };
}

async function checkBackup(path: string): Promise<{ head: Head; manifest: Manifest }> {
  let head: Head | undefined;
  for await (const piece of readBackup(path)) {
    if (piece.is === 'head') head = piece.head;
    if (piece.is === 'manifest' && head) return { head, manifest: piece.manifest };
  }
  throw new BackupFault('not-a-backup');
}

/** The migrations that had made the tables of the backup: the first of ours, or it comes from a later version. */
function stepsOf({ migrations }: Head): MigrationMeta[] {
  const ours = readMigrationFiles({ migrationsFolder });
  if (migrations.some(({ hash }, i) => ours[i]?.hash !== hash)) throw new BackupFault('newer');
  return ours.slice(0, migrations.length);
}

async function refuseUnlessEmpty(tx: TransactionSql): Promise<void> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from pg_class
    where relkind in ('r', 'p', 'v', 'm') and relnamespace in
      (select oid from pg_namespace where nspname in ('public', 'drizzle'))`;
  if (row!.n > 0) throw new BackupFault('not-empty');
}

/** As drizzle would, within our transaction. */
async function makeTables(tx: TransactionSql, steps: readonly MigrationMeta[]): Promise<void> {
  await tx.unsafe(`create schema if not exists drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
  for (const { sql, hash, folderMillis } of steps) {
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}

/**
 * Our triggers judge what is new; what was once taken is not judged again. References are checked at the end, since
 * some tables refer to each other in a circle.
 */
async function load(tx: TransactionSql, path: string): Promise<void> {
  const tables: string[] = [];
  const bonds = await references(tx);
  for (const { table, name } of bonds)
    await tx`alter table ${tx(table)} alter constraint ${tx(name)} deferrable initially deferred`;
  let insert: ((rows: Buffer) => Promise<void>) | undefined;
  for await (const piece of readBackup(path)) {
    if (piece.is === 'table') {
      tables.push(piece.table.table);
      await tx`alter table ${tx(piece.table.table)} disable trigger user`;
      insert = await inserter(tx, piece.table);
    }
    if (piece.is === 'rows') await insert?.(piece.bytes);
  }
  await tx`set constraints all immediate`;
  for (const { table, name } of bonds)
    await tx`alter table ${tx(table)} alter constraint ${tx(name)} not deferrable`;
  for (const table of tables) await tx`alter table ${tx(table)} enable trigger user`;
}

/**
 * Puts whole rows into a table. By INSERT, since `postgres` says nothing of an error that COPY meets with the last
 * rows, and waits for ever.
 */
async function inserter(tx: TransactionSql, table: TableHead): Promise<(rows: Buffer) => Promise<void>> {
  const types = await typesOf(tx, table);
  const values = types.map((type, i) => `(e ->> ${i})::${type}`).join(', ');
  const statement = `insert into ${quoted(table.table)} (${table.columns.map(quoted).join(', ')})
    overriding system value select ${values} from json_array_elements($1::text::json) as e`;
  return async (rows) => {
    const lines = rows.toString('utf8').slice(0, -1).split('\n');
    await tx.unsafe(statement, [JSON.stringify(lines.map(fieldsOf))]);
  };
}

async function typesOf(tx: TransactionSql, { table, columns }: TableHead): Promise<string[]> {
  const rows = await tx<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${`public.${quoted(table)}`}::regclass and attnum > 0`;
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  return columns.map((name) => {
    const type = types.get(name);
    if (type === undefined) throw new BackupFault('damaged');
    return type;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** The values of a line that COPY would understand. */
function fieldsOf(line: string): (string | null)[] {
  return line
    .split('\t')
    .map((field) =>
      field === '\\N' ? null : field.replaceAll(/\\(.)/g, (_, mark: string) => ESCAPES[mark] ?? mark),
    );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function setCounters(tx: TransactionSql, { counters }: Manifest): Promise<void> {
  for (const { table, column, last, isCalled } of counters)
    await tx`select setval(pg_get_serial_sequence(${`public.${table}`}, ${column}), ${last}::bigint, ${isCalled})`;
}
