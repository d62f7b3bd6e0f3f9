/** What tables there are, in an order in which each finds what it refers to. */
import type { TransactionSql } from 'postgres';
import type { Counter, Migration, TableHead } from './format.ts';

export async function tablesInOrder(tx: TransactionSql): Promise<TableHead[]> {
  const tables = await tx<{ name: string; columns: string[]; needs: string[] }[]>`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`;
  const ordered: TableHead[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(
      ({ needs }) => !needs.some((need) => waiting.some(({ name }) => name === need)),
    );
    if (ready < 0)
      throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name)}`);
    const [table] = waiting.splice(ready, 1);
    ordered.push({ table: table!.name, columns: table!.columns });
  }
  return ordered;
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
