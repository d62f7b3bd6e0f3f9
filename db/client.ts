import postgres, { type Sql } from 'postgres';
import type { ServerAddress } from './embedded/address.ts';

/** Where a database is: a URL, or the embedded server's address. */
export type Target = string | ServerAddress;

export interface ClientOptions {
  readonly max: number;
  /** Longest time a statement may run or wait for a lock; 0 is for ever. */
  readonly patience?: { readonly statement: number; readonly lock: number };
}

const usualPatience = { statement: 60_000, lock: 15_000 };

/** A pool of connections that opens them when they are needed. Instants are UTC throughout. */
export function client(target: Target, { max, patience = usualPatience }: ClientOptions): Sql {
  const options = {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: 'shuangsuiji',
      TimeZone: 'UTC',
      statement_timeout: patience.statement,
      lock_timeout: patience.lock,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
  return typeof target === 'string'
    ? postgres(target, options)
    : postgres({ ...options, ...target, ssl: false });
}
