/**
 * drizzle sends its statements unnamed, so the server is asked for the types of the parameters each time: a round
 * trip more for every statement. Here they are prepared once for each connection; and a transaction whose connection
 * is lost ends there.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParameterOrJSON, Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

/** Statements over lists have a text for each length; those that are long are rare and stay unnamed. */
const MOST_PARAMETERS = 24;

type Parameters = ParameterOrJSON<never>[];
type Work = (tx: TransactionSql) => Promise<unknown>;

export function prepared<T extends Sql | TransactionSql>(sql: T, isOver = () => false): T {
  return new Proxy(sql, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, parameters: Parameters = [], options: UnsafeQueryOptions = {}) => {
          if (isOver()) throw new Error('the connection is lost, and with it the transaction');
          return target.unsafe(text, parameters, {
            ...options,
            prepare: parameters.length <= MOST_PARAMETERS,
          });
        };
      if (name === 'begin') return begin(target as Sql);
      if (name === 'savepoint') return savepoint(target as TransactionSql, isOver);
      return Reflect.get(target, name);
    },
  });
}

/** Within a transaction statements are prepared too. */
function savepoint(target: TransactionSql, isOver: () => boolean) {
  return (work: Work) => target.savepoint((tx) => work(prepared(tx, isOver)));
}

/**
 * A transaction. When its connection is lost, `postgres` says so at once, but still sends what the work asks for, and
 * COMMIT or ROLLBACK after it, to a socket that is gone: a TypeError that nobody can catch and that ends the process
 * (porsager/postgres#1066, #1154). So what comes after the loss is refused, and the work is never done.
 */
function begin(target: Sql) {
  return async (work: Work) => {
    let over = false;
    const isOver = () => over;
    const kept = async (tx: TransactionSql) => {
      try {
        const result = await work(prepared(tx, isOver));
        return over ? await never() : result;
      } catch (error) {
        await nextTurn(); // a statement hears of the loss just before the transaction does
        if (over) await never();
        throw error;
      }
    };
    try {
      return await target.begin(kept);
    } finally {
      over = true;
    }
  };
}

const never = () => new Promise<never>(() => undefined);
