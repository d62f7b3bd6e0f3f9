/** Backup and restore: equal row by row, whole or not at all, from one PostgreSQL to another. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup } from '../../db/backup/backup.ts';
import { BackupFault } from '../../db/backup/format.ts';
import { restore } from '../../db/backup/restore.ts';
import { openDatabase } from '../../db/connect.ts';
import { keepJournal } from '../../db/journal.ts';
import { migrate, migrationsFolder } from '../../db/migrate.ts';
import { outbox } from '../../db/schema.ts';
import { audit } from '../../src/audit/audit.ts';
import { importFile } from '../../src/cli/import.ts';
import { runRestore } from '../../src/cli/restore.ts';
import { digest } from '../../src/domain/draw/hash.ts';
import { makeWorld, NOW, refusal } from '../db/world.ts';
import { openBureau } from '../support/bureau.ts';
import { emptyTestDatabase, type TestDatabase } from '../support/database.ts';
import { dispatched, inspect, tasksOf } from '../support/round.ts';

let dir: string;
let file: string;
/** Text that COPY has to escape, a null beside an empty text, an emoji. */
const AWKWARD = 'a\tb\\c\nd\r\\.\n"{}😀';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'backup-'));
  file = join(dir, 'bureau.gz');
  await using bureau = await openBureau();
  await dispatched(bureau, '抽查 危化 2家');
  await bureau.clock.workdays(1);
  for (const task of await tasksOf(bureau, '2026-001')) await inspect(bureau, task);
  await bureau.database.db.transaction((tx) =>
    keepJournal(tx, { bureauId: 1, at: NOW, act: AWKWARD, subject: '', detail: { [AWKWARD]: AWKWARD } }),
  );
  await backup(bureau.database.target, file, NOW);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const unpacked = async (path: string) => gunzipSync(await readFile(path)).toString('utf8');
const lines = async (path: string) => (await unpacked(path)).split('\n');

/** A file like this one, with its lines changed and a manifest that fits, if it is to fit. */
async function forged(name: string, change: (lines: string[]) => string[], fits = false): Promise<string> {
  const path = join(dir, name);
  const changed = change((await lines(file)).slice(0, -1));
  if (fits) changed.splice(-1, 1, manifestOf(changed));
  await writeFile(path, gzipSync(`${changed.join('\n')}\n`));
  return path;
}

function manifestOf(all: string[]): string {
  const { counters } = JSON.parse(all.at(-1)!);
  const tables: Record<string, { rows: number; sha256: string }> = {};
  const body = all.slice(0, -1);
  for (let i = 1; i < body.length; ) {
    const { table } = JSON.parse(body[i]!);
    const end = body.indexOf('\\.', i);
    const rows = body.slice(i + 1, end);
    tables[table] = { rows: rows.length, sha256: sha(rows) };
    i = end + 1;
  }
  return JSON.stringify({ end: true, tables, counters, sha256: sha(body) });
}
/** H joins by LF and forbids it inside: line by line it is the plain SHA-256 of the lines without a last LF. */
const sha = (rows: string[]) => digest(...rows, ...(rows.length > 0 ? [''] : []));

const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof BackupFault ? error.code : error;
};
const tablesIn = async ({ sql }: TestDatabase) =>
  (await sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
    .length;

describe('round trip', () => {
  test('equal row by row, sequences and triggers too; the audit passes and the bot goes on', async () => {
    await using database = await emptyTestDatabase();
    const said: string[] = [];
    expect(await runRestore(database.target, file, (line) => said.push(line))).toBe(0);
    expect(said[0]).toMatch(/^已恢复 \d+ 张表、[\d,]+ 行（备份于 2026-03-10T01:00:00\.000Z/);
    expect(said.at(-1)).toBe('结论：未发现问题');

    const again = join(dir, 'again.gz');
    await backup(database.target, again, NOW);
    const [first, second] = [await lines(file), await lines(again)];
    expect(second.slice(1, -2)).toEqual(first.slice(1, -2));
    const manifest = (all: string[]) => JSON.parse(all.at(-2)!);
    expect(manifest(second).tables).toEqual(manifest(first).tables);
    expect(manifest(second).counters).toEqual(manifest(first).counters);
    expect(manifest(first).tables.journal.rows).toBeGreaterThan(10);

    const [awkward] = await database.sql`select act, subject, detail from journal where subject = ''`;
    expect(awkward).toEqual({ act: AWKWARD, subject: '', detail: { [AWKWARD]: AWKWARD } });
    expect(await refusal(database.sql`delete from journal`)).toBe('journal takes INSERT only');
    await database.db.transaction((tx) => keepJournal(tx, { bureauId: 1, at: NOW, act: 'later' }));
    await database.db
      .insert(outbox)
      .values({ bureauId: 1, once: 'later', lane: 'chat:x', payload: {}, createdAt: NOW });
    expect(await audit(database.target, () => undefined)).toBeUndefined();
  });

  test('it is readable by nobody else, and never written over', async () => {
    const { mode } = await import('node:fs').then(({ statSync }) => statSync(file));
    expect(mode & 0o077).toBe(0);
    await using database = await emptyTestDatabase();
    await migrate(database.target);
    expect(await code(backup(database.target, file, NOW))).toBe('exists');
    expect(await code(backup(database.target, join(dir, 'no', 'such', 'folder.gz'), NOW))).toBe('unreadable');
  });
});

describe('refused', () => {
  test('a damaged file, with a sentence, and nothing is written', async () => {
    await using database = await emptyTestDatabase();
    const bytes = await readFile(file);
    const put = async (name: string, content: Uint8Array) => {
      await writeFile(join(dir, name), content);
      return join(dir, name);
    };
    const flipped = Buffer.from(bytes);
    flipped[flipped.length >> 1]! ^= 1;
    const oneRow = (all: string[]) => all.map((line) => line.replace('晋中市', '太原市'));
    const cases: [string, string][] = [
      [await put('cut.gz', bytes.subarray(0, bytes.length - 100)), 'damaged'],
      [await put('flipped.gz', flipped), 'damaged'],
      [await put('text.gz', Buffer.from('hello')), 'not-a-backup'],
      [await put('other.gz', gzipSync('hello\nworld\n')), 'not-a-backup'],
      [await put('json.gz', gzipSync('{"format":"other"}\n')), 'not-a-backup'],
      [await put('empty.gz', Buffer.alloc(0)), 'not-a-backup'],
      [await forged('row.gz', oneRow), 'damaged'],
      [await forged('gone.gz', (all) => all.filter((_, i) => i !== 2)), 'damaged'],
      [await forged('end.gz', (all) => all.slice(0, -1)), 'damaged'],
      [join(dir, 'nowhere.gz'), 'unreadable'],
    ];
    for (const [path, why] of cases)
      expect([path, await code(restore(database.target, path))]).toEqual([path, why]);
    const said: string[] = [];
    expect(await runRestore(database.target, cases[0]![0], (line) => said.push(line))).toBe(1);
    expect(said).toEqual(['没有恢复：文件损坏或不完整，与备份时的摘要不符。']);
    expect(await tablesIn(database)).toBe(0);
  });

  test('what is whole but contradicts itself leaves nothing behind', async () => {
    await using database = await emptyTestDatabase();
    const noBureau = await forged(
      'no-bureau.gz',
      (all) => all.filter((_, i) => i !== all.findIndex((line) => line.startsWith('{"table":"bureaus"')) + 1),
      true,
    );
    expect(await refusal(restore(database.target, noBureau))).toMatch(/violates foreign key constraint/);
    expect(await tablesIn(database)).toBe(0);
    const same = await forged('same.gz', (all) => all, true);
    expect(await unpacked(same)).toBe(await unpacked(file));
  });

  test('a database that is not empty, a file of a later version', async () => {
    await using database = await emptyTestDatabase();
    const later = await forged(
      'later.gz',
      ([head, ...rest]) => {
        const { migrations, ...more } = JSON.parse(head!);
        return [JSON.stringify({ ...more, migrations: [...migrations, { hash: 'x', at: 9e12 }] }), ...rest];
      },
      true,
    );
    expect(await code(restore(database.target, later))).toBe('newer');
    await migrate(database.target);
    expect(await code(restore(database.target, file))).toBe('not-empty');
  });
});

test('a file of an earlier version: restored as it was, then brought up to date, the journal chained', async () => {
  await using old = await emptyTestDatabase();
  const before = readMigrationFiles({ migrationsFolder }).slice(0, 3);
  await old.sql.unsafe(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint)`);
  for (const { sql, hash, folderMillis } of before) {
    for (const statement of sql) await old.sql.unsafe(statement);
    await old.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
  await old.sql`insert into bureaus (code, name) values ('jz', '晋中市应急管理局')`;
  for (const act of ['one', 'two', 'three'])
    await old.sql`insert into journal (bureau_id, at, act) values (1, ${NOW}, ${act})`;
  const path = join(dir, 'old.gz');
  expect((await backup(old.target, path, NOW)).rows).toBe(4);

  await using database = await emptyTestDatabase();
  await restore(database.target, path);
  expect(await database.sql`select count(*)::int as n from journal_chain`).toEqual([{ n: 3 }]);
  expect(await audit(database.target, () => undefined)).toBeUndefined();
});

test('from the embedded PostgreSQL onto the one of this run, whichever that is', async () => {
  const embedded = await openDatabase({ dataDir: join(dir, 'embedded') });
  const path = join(dir, 'embedded.gz');
  try {
    await makeWorld(embedded.db);
    for (const name of ['enterprises.xlsx', 'people.xlsx']) {
      const bytes = await readFile(new URL(`../../db/seed/${name}`, import.meta.url));
      expect(await importFile(embedded, { bytes, name }, NOW)).toMatchObject({ is: 'taken' });
    }
    await backup(embedded.target, path, NOW);
  } finally {
    await embedded.close();
  }
  await using database = await emptyTestDatabase();
  const { head, rows } = await restore(database.target, path);
  expect(head.server).toMatch(/^18/);
  expect(rows).toBeGreaterThan(400);
  const again = join(dir, 'again-embedded.gz');
  await backup(database.target, again, NOW);
  expect((await lines(again)).slice(1, -2)).toEqual((await lines(path)).slice(1, -2));
  expect(await audit(database.target, () => undefined)).toBeUndefined();
});
