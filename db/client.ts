import postgres, { type Sql } from 'postgres';
import type { ServerAddress } from './embedded/address.ts';

/** Where a database is: a URL, or the embedded server's address. */
export type Target = string | ServerAddress;

export interface ClientOptions {
  readonly max: number;
  /** Longest time a statement may run or wait for a lock; 0 is for ever. */
  readonly patience?: { readonly statement: number; readonly lock: number };
  /**
   * Asks the server for its array types on connecting; without it arrays are not read. Should the server
   * die during that question, `postgres` leaves a rejected promise that nobody can catch.
   */
  readonly arrays?: boolean;
  /** A role that each connection takes on, so that it may do no more than that role. */
  readonly role?: string | undefined;
}

const usualPatience = { statement: 60_000, lock: 15_000 };

/** A pool of connections that opens them when they are needed. Instants are UTC throughout. */
export function client(target: Target, options: ClientOptions): Sql {
  const { max, patience = usualPatience, arrays = true, role } = options;
  const settings = {
    max,
    fetch_types: arrays,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: 'shuangsuiji',
      TimeZone: 'UTC',
      statement_timeout: patience.statement,
      lock_timeout: patience.lock,
      idle_in_transaction_session_timeout: 60_000,
      ...(role && { role }),
    },
  };
  return typeof target === 'string'
    ? postgres(target, settings)
    : postgres({ ...settings, ...target, ssl: false });
}
