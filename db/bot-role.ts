/**
 * The role that the bot's connections take on: it may add to 留痕 and the draw log, and neither change nor remove
 * what stands there. The tables' owner is needed only to bring them up to date.
 */
import type { Sql } from 'postgres';

export const BOT_ROLE = 'shuangsuiji_bot';

/** Roles belong to the whole server: another database of it may be making or granting the same one now. */
const SOMEONE_ELSE_DID = new Set(['42710', '23505', 'XX000']);
const NOT_ALLOWED = '42501';
const NO_SUCH_ROLE = '22023';

/** Gives the role its rights on the tables as they are now. Undefined where the database doesn't let us. */
export async function grantBotRole(sql: Sql): Promise<string | undefined> {
  if (!(await canBecome(sql))) {
    await allowed(sql`create role ${sql(BOT_ROLE)} nologin`);
    await allowed(sql`grant ${sql(BOT_ROLE)} to current_user`);
    if (!(await canBecome(sql))) return undefined;
  }
  await sql.begin(async (tx) => {
    const role = tx(BOT_ROLE);
    await tx`grant usage on schema public to ${role}`;
    await tx`grant select, insert, update, delete on all tables in schema public to ${role}`;
    await tx`revoke update, delete on journal, draw_log, draw_versions from ${role}`;
    await tx`revoke insert, update, delete on journal_chain, journal_waiting, register_changes from ${role}`;
    await tx`revoke delete on draws from ${role}`;
  });
  return BOT_ROLE;
}

async function canBecome(sql: Sql): Promise<boolean> {
  try {
    await sql.begin((tx) => tx`set local role ${tx(BOT_ROLE)}`);
    return true;
  } catch (error) {
    if ([NOT_ALLOWED, NO_SUCH_ROLE].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Whether it worked shows when the role is taken on. */
async function allowed(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    const code = codeOf(error);
    if (code !== NOT_ALLOWED && !SOMEONE_ELSE_DID.has(code)) throw error;
  }
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
