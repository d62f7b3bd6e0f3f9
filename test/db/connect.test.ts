import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql as query } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/connect.ts';
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
