/** What tables there are, what binds them, and where their sequences stand. */
import type { TransactionSql } from 'postgres';
import type { Counter, Migration, TableHead } from './format.ts';

export async function tablesOf(tx: TransactionSql): Promise<TableHead[]> {
  return tx<{ table: string; columns: string[] }[]>`
    select c.relname as "table",
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`;
}

/** Every reference from one table to another. */
export async function references(tx: TransactionSql): Promise<{ table: string; name: string }[]> {
  return tx<{ table: string; name: string }[]>`
    select c.relname as "table", f.conname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and c.relnamespace = 'public'::regnamespace order by 1, 2`;
}

/** By what a table's rows are put in order: its primary key. */
export async function keyOf(tx: TransactionSql, table: string): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select a.attname as name from pg_index i
    join lateral unnest(i.indkey) with ordinality as k (attnum, place) on true
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = ${`public.${table}`}::regclass and i.indisprimary order by k.place`;
  return rows.map(({ name }) => name);
}

/** Where each sequence of a column stands. */
export async function counters(tx: TransactionSql): Promise<Counter[]> {
  const owners = await tx<{ table: string; column: string; sequence: string }[]>`
    select t.relname as "table", a.attname as "column", d.objid::regclass::text as sequence
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
    join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where d.deptype in ('a', 'i') and t.relnamespace = 'public'::regnamespace order by 1, 2`;
  const found: Counter[] = [];
  for (const { table, column, sequence } of owners) {
    const [row] = await tx.unsafe<{ last: string; called: boolean }[]>(
      `select last_value::text as last, is_called as called from ${sequence}`,
    );
    found.push({ table, column, last: row!.last, isCalled: row!.called });
  }
  return found;
}

export async function migrationsDone(tx: TransactionSql): Promise<Migration[]> {
  const rows = await tx<{ hash: string; at: string }[]>`
    select hash, created_at as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ hash, at }) => ({ hash, at: Number(at) }));
}
