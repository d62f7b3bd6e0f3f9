/**
 * drizzle builds the text of a statement anew each time it runs, which costs more than sending it. The few statements
 * that every event runs are built once, with placeholders (`sql.placeholder`) for what differs.
 */
import type { Query } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';

type Builder = { toSQL(): Query } | { getQuery(): Query };

/** `keys`: what the columns that it returns are called, in their order; plain values that need no decoding. */
export function builtOnce<Values extends Record<string, unknown>, Row = never>(
  build: (tx: Db | Tx) => Builder,
  keys: readonly (keyof Row & string)[] = [],
): (tx: Db | Tx, values: Values) => Promise<Row[]> {
  let query: Query | undefined;
  const rowOf = (columns: unknown[]) => Object.fromEntries(keys.map((key, i) => [key, columns[i]])) as Row;
  const rowsOf = keys.length > 0 ? (rows: unknown[][]) => rows.map(rowOf) : undefined;
  return (tx, values) => {
    query ??= textOf(build(tx));
    const { session } = tx._;
    return session
      .prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
        query,
        undefined,
        undefined,
        false,
        rowsOf,
      )
      .execute(values);
  };
}

const textOf = (builder: Builder) => ('toSQL' in builder ? builder.toSQL() : builder.getQuery());
