import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql as query } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase, type Tx } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { bureaus } from '../../db/schema.ts';
import { emptyTestDatabase, testDatabase } from '../support/database.ts';

test('a test has all tables in a database of its own', async () => {
  await using one = await testDatabase();
  await using other = await testDatabase();
  await one.db.insert(bureaus).values({ code: 'jz', name: '晋中市应急管理局' });
  expect(await one.db.select().from(bureaus)).toHaveLength(1);
  expect(await other.db.select().from(bureaus)).toHaveLength(0);
});

test('six replicas that start together on an empty database all get their tables', async () => {
  await using empty = await emptyTestDatabase();
  await Promise.all(Array.from({ length: 6 }, () => migrate(empty.target)));
  expect(await empty.db.select().from(bureaus)).toEqual([]);
  const applied = await empty.sql`select hash from drizzle.__drizzle_migrations`;
  expect(new Set(applied.map((row) => row.hash)).size).toBe(applied.length);
});

test('plain SQL keeps its JSON and its instants, though drizzle has wrapped a client', async () => {
  await using database = await testDatabase();
  const [row] = await database.sql<{ about: unknown; at: Date }[]>`
    select ${database.sql.json({ 行业: ['危化'] })} as about, timestamptz '2026-03-10 09:00+08' as at`;
  expect(row).toEqual({ about: { 行业: ['危化'] }, at: new Date('2026-03-10T01:00:00Z') });
});

test('every session counts in UTC and gives up on a lock', async () => {
  await using database = await testDatabase();
  for (const name of ['TimeZone', 'lock_timeout', 'statement_timeout']) {
    const [row] = await database.db.execute<{ value: string }>(
      query`select current_setting(${name}) as value`,
    );
    expect([name, row?.value]).toEqual([
      name,
      { TimeZone: 'UTC', lock_timeout: '15s', statement_timeout: '1min' }[name],
    ]);
  }
});

test('a transaction that throws leaves nothing', async () => {
  await using database = await testDatabase();
  const failing = database.db.transaction(async (tx) => {
    await tx.insert(bureaus).values({ code: 'jz', name: '晋中市应急管理局' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await database.db.select().from(bureaus)).toHaveLength(0);
});

test('openDatabase: a first start has tables, a second one the data', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shuangsuiji-open-'));
  try {
    const first = await openDatabase({ dataDir });
    await first.db.insert(bureaus).values({ code: 'jz', name: '晋中市应急管理局' });
    await first.close();
    const second = await openDatabase({ dataDir, max: 2 });
    expect(await second.db.select().from(bureaus)).toHaveLength(1);
    await second.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a transaction whose connection is lost fails, and the process lives, whatever its work does after', async () => {
  await using database = await testDatabase();
  const ends: ((tx: Tx) => Promise<unknown>)[] = [
    async () => 'nothing more to do', // COMMIT
    async (tx) => tx.insert(bureaus).values({ code: 'jz', name: '晋中市应急管理局' }),
    async () => {
      throw new Error('a refusal'); // ROLLBACK
    },
  ];
  for (const end of ends) {
    let ended: Promise<unknown> | undefined;
    const lost = database.db.transaction(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(query`select pg_backend_pid() as pid`);
      await database.sql`select pg_terminate_backend(${row!.pid}, 5000)`;
      ended = sleep(50).then(() => end(tx));
      return ended;
    });
    await expect(lost).rejects.toThrow('CONNECTION_CLOSED');
    await ended?.catch(() => undefined);
    await sleep(50); // what may not be written would be by now
  }
  expect(await database.db.select().from(bureaus)).toHaveLength(0);
});
