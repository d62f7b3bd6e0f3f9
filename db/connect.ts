import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { client, type Target } from './client.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { prepared } from './prepared.ts';
import * as schema from './schema.ts';

type Schema = typeof schema;

/** The database as the bot sees it. */
export type Db = PostgresJsDatabase<Schema>;
/** A transaction of it. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export interface Database {
  readonly target: Target;
  readonly db: Db;
  /**
   * Plain SQL with the owner's rights, for upkeep, audit and backup: a client of its own, since drizzle changes
   * how the client it wraps reads values.
   */
  readonly sql: Sql;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Any PostgreSQL from 15 on; without it the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded one keeps its data. */
  readonly dataDir: string;
  /** Most connections at once; 10 if not said. */
  readonly max?: number;
  readonly log?: (line: string) => void;
  /** hears that the bot must work with the owner's rights, because no role could be made for it */
  readonly withoutRole?: () => void;
}

/** The server that the environment names, or the embedded one, as it is. */
export async function openServer({
  databaseUrl,
  dataDir,
  log,
}: DatabaseOptions): Promise<{ target: Target; release(): Promise<void> }> {
  if (databaseUrl) return { target: databaseUrl, release: async () => undefined };
  const { options: target, release } = await startEmbedded({ dataDir, ...(log ? { log } : {}) });
  return { target, release };
}

/** Opens the database that the environment names, or the embedded one, with its tables up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { target, release } = await openServer(options);
  let role: string | undefined;
  try {
    role = await migrate(target);
  } catch (error) {
    await release();
    throw error;
  }
  if (!role) options.withoutRole?.();
  const database = connect(target, { max: options.max, role });
  const close = async () => {
    await database.close();
    await release();
  };
  return { ...database, close };
}

export interface ConnectOptions {
  readonly max?: number | undefined;
  /** what the bot's connections may do; without it they have the owner's rights */
  readonly role?: string | undefined;
}

/** Connects to a database whose tables are there already. */
export function connect(target: Target, { max = 10, role }: ConnectOptions = {}): Database {
  const pool = client(target, { max, role });
  const sql = client(target, { max: 2 });
  const close = async () => {
    await Promise.all([pool.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
  };
  return { target, db: drizzle(prepared(pool), { schema }), sql, close };
}
