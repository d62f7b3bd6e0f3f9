import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { BOT_ROLE } from '../../db/bot-role.ts';
import { client, type Target } from '../../db/client.ts';
import { type ConnectOptions, connect, type Database } from '../../db/connect.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';
import { registersOf } from './cluster.ts';

export type TestDatabase = Database & AsyncDisposable;

/** Nothing of a test's data has to survive a power cut. */
const hasty = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '100' };
const templateLock = 2026_0310_0901;
/** Two databases cannot be made of a template while a connection to it is still closing. */
const inUse = '55006';

/** A database of the test's own with all tables; `await using` drops it at the end. */
export async function testDatabase({ max = 4, role }: ConnectOptions = {}): Promise<TestDatabase> {
  const server = await serverOfThisRun();
  return ownDatabase(server, inject('cluster').template, { max, role });
}

/** A database of the test's own with the demo's registers, as every bureau begins. */
export async function registeredDatabase({ max = 4, role }: ConnectOptions = {}): Promise<TestDatabase> {
  const server = await serverOfThisRun();
  return ownDatabase(server, registersOf(inject('cluster').template), { max, role });
}

/** A database of the test's own without any table. */
export async function emptyTestDatabase({ max = 4 }: { max?: number } = {}): Promise<TestDatabase> {
  return ownDatabase(await serverOfThisRun(), 'template0', { max });
}

/** A copy of a database as it is now, for a test to spoil. Whoever is connected to the original is cut off. */
export async function copyOf({ target }: Database): Promise<TestDatabase> {
  const server = await serverOfThisRun();
  const name = typeof target === 'string' ? new URL(target).pathname.slice(1) : target.database;
  await asAdmin(
    server,
    (sql) => sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${name}`,
  );
  return ownDatabase(server, name, {});
}

async function ownDatabase(server: Target, template: string, how: ConnectOptions): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await asAdmin(server, async (sql) => {
    await ensureTemplate(server, sql, template);
    await retried(() => sql`create database ${sql(name)} template ${sql(template)} strategy wal_log`);
  });
  const database = connect(named(server, name), how);
  const close = async () => {
    await database.close();
    await asAdmin(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
  };
  return { ...database, close, [Symbol.asyncDispose]: close };
}

/** Starts the run's server, or attaches to it: whoever comes first. The run itself stops it. */
function serverOfThisRun(): Promise<Target> {
  server ??= findServer();
  return server;
}

let server: Promise<Target> | undefined;

async function findServer(): Promise<Target> {
  const { folder, url } = inject('cluster');
  return url ?? (await startEmbedded({ dataDir: folder, settings: hasty })).options;
}

/** Makes what this run copies from, if the template is one of those: with all tables, with the registers too. */
async function ensureTemplate(server: Target, sql: Sql, template: string): Promise<void> {
  const tables = inject('cluster').template;
  if (template !== tables && template !== registersOf(tables)) return;
  await made(sql, tables, 'template0', (draft) => migrate(named(server, draft)));
  if (template !== tables) await made(sql, template, tables, (draft) => seeded(named(server, draft)));
}

async function seeded(target: Target): Promise<void> {
  // most tests need none of it
  const { seedRegisters } = await import('../../src/demo-seed.ts');
  const database = connect(target, { max: 1, role: BOT_ROLE });
  await seedRegisters(database);
  await database.close();
}

/** Made once for all files: a draft is filled and then renamed, so it is whole or absent. */
async function made(sql: Sql, name: string, from: string, fill: (draft: string) => Promise<unknown>) {
  const [found] = await sql`select from pg_database where datname = ${name}`;
  if (found) return;
  await sql`select pg_advisory_lock(${templateLock}::bigint)`;
  const [madeMeanwhile] = await sql`select from pg_database where datname = ${name}`;
  if (!madeMeanwhile) {
    const draft = `${name}_draft`;
    await sql`drop database if exists ${sql(draft)} with (force)`;
    await retried(
      () => sql`create database ${sql(draft)} template ${sql(from)} encoding 'UTF8' strategy wal_log`,
    );
    await fill(draft);
    await retried(() => sql`alter database ${sql(draft)} rename to ${sql(name)}`);
  }
  await sql`select pg_advisory_unlock(${templateLock}::bigint)`;
}

async function asAdmin<T>(server: Target, work: (sql: Sql) => Promise<T>): Promise<T> {
  // while one makes the template, which may take long, the others wait for it
  const sql = client(server, { max: 1, patience: { statement: 0, lock: 0 } });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function retried(statement: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      await statement();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== inUse || performance.now() > end) throw error;
      await sleep(20);
    }
  }
}

function named(server: Target, database: string): Target {
  if (typeof server !== 'string') return { ...server, database };
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
