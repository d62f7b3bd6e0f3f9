/**
 * drizzle sends its statements unnamed, so the server is asked for the types of the parameters each time: a round
 * trip more for every statement. Here they are prepared once for each connection.
 */
import type { ParameterOrJSON, Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

/** Statements over lists have a text for each length; those that are long are rare and stay unnamed. */
const MOST_PARAMETERS = 24;

type Parameters = ParameterOrJSON<never>[];
type Work = (tx: TransactionSql) => unknown;

export function prepared<T extends Sql | TransactionSql>(sql: T): T {
  return new Proxy(sql, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, parameters: Parameters = [], options: UnsafeQueryOptions = {}) =>
          target.unsafe(text, parameters, { ...options, prepare: parameters.length <= MOST_PARAMETERS });
      if (name === 'begin' || name === 'savepoint') return within(target, name);
      return Reflect.get(target, name);
    },
  });
}

/** A transaction, whose statements are prepared too. The work is the last argument. */
function within(target: Sql | TransactionSql, name: 'begin' | 'savepoint') {
  const enter = Reflect.get(target, name) as (...all: unknown[]) => Promise<unknown>;
  return (...all: unknown[]) => {
    const work = all.at(-1) as Work;
    return enter(...all.slice(0, -1), (tx: TransactionSql) => work(prepared(tx)));
  };
}
