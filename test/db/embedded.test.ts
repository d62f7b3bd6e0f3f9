import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { client } from '../../db/client.ts';
import { layoutIn } from '../../db/embedded/layout.ts';
import { alive } from '../../db/embedded/processes.ts';
import { readStatus } from '../../db/embedded/status.ts';
import { type EmbeddedServer, eraseEmbedded, startEmbedded } from '../../db/embedded.ts';

const isRoot = process.getuid?.() === 0;
const needsRoot = isRoot || process.env.CI === 'true' ? test : test.skip;
const childFile = fileURLToPath(new URL('./embedded-child.ts', import.meta.url));

/** The tests use one cluster after another's work, since making it takes longest; some begin anew. */
let shared: string;
let folder: string;
let children: ChildProcess[];

beforeAll(() => {
  shared = newFolder();
});

beforeEach(() => {
  folder = shared;
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  if (serverPid()) await (await startEmbedded({ dataDir: folder })).release();
  if (folder !== shared) rmSync(folder, { recursive: true, force: true });
});

afterAll(() => rmSync(shared, { recursive: true, force: true }));

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'shuangsuiji-embedded-'));
  chmodSync(made, 0o755);
  return made;
}

const serverPid = () => readStatus(layoutIn(folder))?.pid ?? 0;

/** Another process that uses the folder; `server` is the process number of the server it found. */
async function openChild(): Promise<{ process: ChildProcess; server: number; lines: string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', childFile, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  const reader = createInterface(child.stdout!);
  reader.on('line', (line) => lines.push(line));
  await Promise.race([once(reader, 'line'), once(child, 'exit')]);
  return { process: child, server: Number(lines.shift()), lines };
}

async function tell(child: ChildProcess, word: 'release' | 'exit'): Promise<void> {
  child.stdin!.write(`${word}\n`);
  await once(child, 'exit');
}

async function ask(server: EmbeddedServer, question: string): Promise<unknown> {
  const sql = client(server.options, { max: 1 });
  const [row] = await sql.unsafe(question);
  await sql.end();
  return row && Object.values(row)[0];
}

async function gone(pid: number): Promise<void> {
  await expect.poll(() => alive(pid)).toBe(false);
}

test('what it makes is durable, checked and UTF-8', async () => {
  const server = await startEmbedded({ dataDir: folder });
  expect(await ask(server, `select current_setting('fsync')`)).toBe('on');
  expect(await ask(server, `select current_setting('synchronous_commit')`)).toBe('on');
  expect(await ask(server, `select current_setting('data_checksums')`)).toBe('on');
  expect(await ask(server, `select current_setting('server_encoding')`)).toBe('UTF8');
  expect(await ask(server, `select current_setting('wal_segment_size')`)).toBe('1MB');
  expect(await ask(server, `select upper('é') || '双随机'`)).toBe('é双随机');
  const pid = serverPid();
  await server.release();
  expect(alive(pid)).toBe(false);
});

test('a second process attaches, and the server stops with the last', async () => {
  const first = await startEmbedded({ dataDir: folder });
  const second = await openChild();
  expect(second.server).toBe(serverPid());
  await first.release();
  expect(alive(second.server)).toBe(true);
  await tell(second.process, 'release');
  expect(alive(second.server)).toBe(false);
});

test('two handles of one process count as two', async () => {
  const [one, two] = await Promise.all([
    startEmbedded({ dataDir: folder }),
    startEmbedded({ dataDir: folder }),
  ]);
  await Promise.all([one.release(), one.release()]);
  expect(await ask(two, 'select 1')).toBe(1);
  await two.release();
  expect(serverPid()).toBe(0);
});

test('processes that start together on an empty folder all get the same server', async () => {
  folder = newFolder();
  const all = await Promise.all([openChild(), openChild(), openChild()]);
  expect(new Set(all.map((child) => child.server))).toEqual(new Set([serverPid()]));
  await Promise.all(all.map((child) => tell(child.process, 'release')));
  await gone(all[0]!.server);
});

test('a process that ends without a word takes the server with it', async () => {
  const child = await openChild();
  await tell(child.process, 'exit');
  await gone(child.server);
});

test('killed: the server stays and is found again', async () => {
  const child = await openChild();
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  const server = await startEmbedded({ dataDir: folder });
  expect(serverPid()).toBe(child.server);
  await server.release();
  await gone(child.server);
});

test('all killed at once: no acknowledged row is lost', async () => {
  const before = await startEmbedded({ dataDir: folder });
  await ask(before, 'create table acknowledged (number int)');
  const child = await openChild();
  child.process.stdin!.write('insert\n');
  await expect.poll(() => child.lines.length).toBeGreaterThan(50);
  process.kill(child.server, 'SIGKILL');
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  const after = await startEmbedded({ dataDir: folder });
  expect(serverPid()).not.toBe(child.server);
  const kept = await ask(after, 'select count(distinct number)::int from acknowledged');
  expect(kept).toBeGreaterThanOrEqual(Math.max(...child.lines.map(Number)));
  await Promise.all([before.release(), after.release()]);
});

test('a dead server whose number belongs to a stranger by now is not waited for', async () => {
  const stranger = spawn('sleep', ['60']);
  children.push(stranger);
  const file = join(layoutIn(folder).cluster, 'postmaster.pid');
  writeFileSync(file, `${stranger.pid}\n/nowhere\n1\n5432\n\n\n  0 0\nready   \n`);
  const server = await startEmbedded({ dataDir: folder });
  expect(await ask(server, 'select 1')).toBe(1);
  await server.release();
});

test.each([
  ['a dead process', '999999999 1 x'],
  ['a process whose number was used again', `${process.pid} 1 an-earlier-boot`],
])('the lock of %s is taken over', async (_, holder) => {
  writeFileSync(layoutIn(folder).lock, holder);
  const [one, two] = await Promise.all([
    startEmbedded({ dataDir: folder }),
    startEmbedded({ dataDir: folder }),
  ]);
  await Promise.all([one.release(), two.release()]);
});

test('a path too long for a unix socket works', async () => {
  const dataDir = join(folder, '很长的文件夹名'.repeat(5), 'x'.repeat(80));
  const server = await startEmbedded({ dataDir });
  expect(await ask(server, 'select 1')).toBe(1);
  const socketFolder = dirname(server.options.path!);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  await server.release();
  expect(statSync(socketFolder, { throwIfNoEntry: false })).toBeUndefined();
});

test('erasing begins anew, but not under somebody’s feet', async () => {
  const server = await startEmbedded({ dataDir: folder });
  await ask(server, 'create table things (number int)');
  await expect(eraseEmbedded(folder)).rejects.toThrow('正被另一个进程使用');
  await server.release();
  await eraseEmbedded(folder);
  const anew = await startEmbedded({ dataDir: folder });
  expect(await ask(anew, `select to_regclass('things')`)).toBeNull();
  await anew.release();
});

test('where it cannot start, one sentence names the way out', async () => {
  folder = newFolder();
  writeFileSync(layoutIn(folder).cluster, 'not a folder');
  await expect(startEmbedded({ dataDir: folder })).rejects.toThrow('DATABASE_URL');
  rmSync(layoutIn(folder).cluster);
});

needsRoot('started by root, the server is somebody else, and nobody else may connect', async () => {
  const server = await startEmbedded({ dataDir: folder });
  expect(readFileSync(`/proc/${serverPid()}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\s/m);
  const connecting = `require('node:net').connect(${JSON.stringify(server.options.path)}).on('error', (e) => console.log(e.code)).on('connect', () => process.exit())`;
  const stranger = { uid: 54321, gid: 54321, encoding: 'utf8' } as const;
  expect(execFileSync(process.execPath, ['-e', connecting], stranger).trim()).toBe('EACCES');
  await server.release();
});

needsRoot('started by root below a private home, the data stay there', async () => {
  folder = newFolder();
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const server = await startEmbedded({ dataDir: join(home, 'data') });
  expect(await ask(server, `select pg_relation_filepath('pg_class') is not null`)).toBe(true);
  await server.release();
  expect(statSync(join(home, 'data/postgres/cluster/PG_VERSION')).isFile()).toBe(true);
});
