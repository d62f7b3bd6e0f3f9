import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { grantBotRole } from './bot-role.ts';
import { client, type Target } from './client.ts';

/** Beside this file, in the sources as in `dist`. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
/** Any number that all replicas of this program agree on, and nobody else uses. */
const migrationLock = 2026_0310_0900;

/**
 * Brings the tables up to date, and with them the rights of the bot's role, which it returns. Replicas that start
 * together take turns: drizzle itself has no lock, and on an empty database all but the first would fail.
 */
export async function migrate(target: Target): Promise<string | undefined> {
  const sql = client(target, { max: 1, patience: { statement: 0, lock: 0 } });
  try {
    await sql`select pg_advisory_lock(${migrationLock}::bigint)`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    return await grantBotRole(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
