/** What the bot's connections may do, and what becomes of it where the database allows no role. */
import { expect, test } from 'vitest';
import { BOT_ROLE } from '../../db/bot-role.ts';
import { client, type Target } from '../../db/client.ts';
import { connect } from '../../db/connect.ts';
import { keepJournal } from '../../db/journal.ts';
import { migrate } from '../../db/migrate.ts';
import { emptyTestDatabase, testDatabase } from '../support/database.ts';
import { makePerson, makeWorld, NOW, refusal } from './world.ts';

test('the bot adds to the journal and the log of draws, and can do nothing else to them', async () => {
  await using database = await testDatabase({ role: BOT_ROLE });
  const { db } = database;
  const world = await makeWorld(db);
  const actorId = await makePerson(db, world, 'P001');
  await db.transaction((tx) =>
    keepJournal(tx, { bureauId: world.bureauId, at: NOW, actorId, act: 'command/draw' }),
  );
  const tried = (statement: string) => refusal(db.execute(statement));
  for (const table of ['journal', 'draw_log', 'journal_chain', 'journal_waiting']) {
    expect(await tried(`update ${table} set hash = 'x'`)).toMatch(/permission denied|does not exist/);
    expect(await tried(`delete from ${table}`)).toBe(`permission denied for table ${table}`);
    expect(await tried(`truncate ${table}`)).toBe(`permission denied for table ${table}`);
    expect(await tried(`alter table ${table} disable trigger all`)).toBe(`must be owner of table ${table}`);
  }
  expect(await tried(`update journal set act = 'x'`)).toBe('permission denied for table journal');
  expect(await tried('delete from draws')).toBe('permission denied for table draws');
  expect(await tried(`insert into journal_chain values (7, 1, '', '')`)).toBe(
    'permission denied for table journal_chain',
  );
  expect(await tried('insert into journal_waiting values (1)')).toBe(
    'permission denied for table journal_waiting',
  );
  expect(await tried('select link_waiting()')).toBe('permission denied for table journal_waiting');
  expect(await tried('drop table outbox')).toBe('must be owner of table outbox');
  expect(await tried('create table mine (a int)')).toBe('permission denied for schema public');
  expect(await database.sql`select count(*)::int as n from journal_chain`).toEqual([{ n: 1 }]);
});

/** A database user of its own, without the right to make roles. */
async function plainUser(target: Target, name: string): Promise<Target> {
  const sql = client(target, { max: 1 });
  await sql.unsafe(`create role ${name} login password 'x' nosuperuser nocreaterole`);
  await sql.unsafe(`grant create on schema public to ${name}`);
  const database = typeof target === 'string' ? new URL(target).pathname.slice(1) : target.database;
  await sql.unsafe(`grant create on database ${database} to ${name}`);
  await sql.end();
  if (typeof target !== 'string') return { ...target, user: name, password: 'x' };
  const url = new URL(target);
  url.username = name;
  url.password = 'x';
  return url.href;
}

test('a user who may make no role: no role, and the triggers still hold', async () => {
  await using database = await emptyTestDatabase();
  const name = `plain_${Date.now().toString(36)}`;
  const target = await plainUser(database.target, name);
  expect(await migrate(target)).toBeUndefined();
  const plain = connect(target);
  try {
    const world = await makeWorld(plain.db);
    await plain.db.transaction((tx) =>
      keepJournal(tx, { bureauId: world.bureauId, at: NOW, act: 'bot-added' }),
    );
    expect(await refusal(plain.sql`delete from journal`)).toBe('journal takes INSERT only');
    expect(await refusal(plain.sql`truncate journal_chain`)).toBe('journal_chain takes INSERT only');
    expect(await refusal(plain.sql`update journal_chain set hash = ''`)).toBe(
      'journal_chain takes INSERT only',
    );
  } finally {
    await plain.close();
    await database.sql.unsafe(`drop owned by ${name}; drop role ${name}`);
  }
});

test('a user who may make roles gets one, whoever made it first', async () => {
  await using database = await emptyTestDatabase();
  const name = `maker_${Date.now().toString(36)}`;
  const target = await plainUser(database.target, name);
  await database.sql.unsafe(`alter role ${name} createrole`);
  await database.sql.unsafe(
    `do $$ begin create role ${BOT_ROLE}; exception when duplicate_object then null; end $$`,
  );
  await database.sql.unsafe(`grant ${BOT_ROLE} to ${name} with admin option`);
  try {
    expect(await migrate(target)).toBe(BOT_ROLE);
    const bot = connect(target, { role: BOT_ROLE });
    expect(await refusal(bot.db.execute('delete from journal'))).toBe('permission denied for table journal');
    await bot.close();
  } finally {
    await database.sql.unsafe(`drop owned by ${name}; drop role ${name}`);
  }
});
