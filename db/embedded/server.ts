import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { binariesFor, program } from './binaries.ts';
import { handOver, initialize, makePrivate } from './initialize.ts';
import type { Layout } from './layout.ts';
import { alive } from './processes.ts';
import { folderName, type Runner, reaches, run, runners } from './runners.ts';
import { disownDeadServer, readStatus, type ServerStatus } from './status.ts';
import { cannotStart } from './words.ts';

export type Settings = Readonly<Record<string, string>>;

/** A unix socket's path has room for 108 bytes on Linux, 104 on macOS, the file's name included. */
const longestSocketFolder = 85;
const shortPrefix = 'shuangsuiji-';
const biggestLog = 5_000_000;

const ourSettings: Settings = {
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  io_method: 'sync',
  log_checkpoints: 'off',
  max_logical_replication_workers: '0',
  max_wal_size: '256MB',
  unix_socket_permissions: '0700',
};

/** Starts the cluster's server, making the cluster first if there is none; tries each way there is. */
export async function startServer(layout: Layout, extra: Settings): Promise<ServerStatus> {
  removeShortFolder(readStatus(layout)?.socketFolder);
  const reasons: string[] = [];
  for (const runner of runners()) {
    try {
      const native = binariesFor(runner, layout.root);
      await initialize(layout, runner, native, extra.fsync !== 'off');
      handOver(layout.cluster, runner);
      return await startWith(layout, runner, native, extra);
    } catch (error) {
      reasons.push(`[${runner.name}] ${(error as Error).message}`);
    }
  }
  throw new Error(cannotStart, { cause: new Error(reasons.join('\n')) });
}

/** Asks the server to end at once, open connections or not, and waits until it is gone. */
export async function stopServer(layout: Layout): Promise<void> {
  const status = readStatus(layout);
  if (!status || !alive(status.pid)) return;
  askToStop(status);
  for (let turn = 0; alive(status.pid); turn += 1) {
    if (turn === 3000) process.kill(status.pid, 'SIGQUIT');
    await sleep(5);
  }
  removeShortFolder(status.socketFolder);
}

/** A socket's folder outside the data has no other use. */
function removeShortFolder(folder = ''): void {
  if (basename(folder).startsWith(shortPrefix)) rmSync(folder, { recursive: true, force: true });
}

/** PostgreSQL's "fast" shutdown. Windows knows no signals: the server recovers at its next start. */
export function askToStop({ pid }: ServerStatus): void {
  process.kill(pid, 'SIGINT');
}

/** Backends that outlived a killed server, or the server itself until its end is noticed, hold the cluster for a moment. */
const HELD = /shared memory block|lock file .+ already exists/;

async function startWith(
  layout: Layout,
  runner: Runner,
  native: string,
  extra: Settings,
): Promise<ServerStatus> {
  const door = await doorSettings(layout, runner);
  const all = Object.entries({ ...ourSettings, ...door, ...extra });
  const args = ['-D', folderName(runner, layout.cluster), ...all.flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  for (let attempt = 1; ; attempt += 1) {
    disownDeadServer(layout);
    const from = logSize(layout);
    const child = spawnServer(layout, runner, program(native, 'postgres'), args);
    const status = await ready(layout, child);
    if (status) return status;
    const said = readFileSync(layout.log).subarray(from).toString().trim();
    if (attempt === 50 || !HELD.test(said)) {
      removeShortFolder(door.unix_socket_directories);
      throw new Error(said || 'postgres ended');
    }
    await sleep(200);
  }
}

function spawnServer(layout: Layout, runner: Runner, command: string, args: string[]): ChildProcess {
  const log = openSync(layout.log, logSize(layout) > biggestLog ? 'w' : 'a', 0o600);
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  try {
    const child = run(runner, command, args, { cwd: layout.cluster, stdio, detached: true });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Waits until the child takes connections; undefined if it ends instead. */
async function ready(layout: Layout, child: ChildProcess): Promise<ServerStatus | undefined> {
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  for (;;) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) return undefined;
    const status = readStatus(layout);
    if (status?.pid === child.pid && status?.state === 'ready') return status;
    await sleep(5);
  }
}

/** A socket in a private folder below the data where that can be reached and named, else in /tmp. */
async function doorSettings(layout: Layout, runner: Runner): Promise<Settings> {
  if (process.platform === 'win32') {
    return { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' };
  }
  makePrivate(layout.socket, runner);
  const fits = Buffer.byteLength(layout.socket) <= longestSocketFolder && !layout.socket.includes(',');
  const folder =
    fits && reaches(runner, '-w', layout.socket) ? layout.socket : mkdtempSync(`/tmp/${shortPrefix}`);
  makePrivate(folder, runner);
  // The number only names the socket: a new one each time, so that no old server takes this one's away.
  return { listen_addresses: '', port: String(randomInt(10_000, 65_536)), unix_socket_directories: folder };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function logSize({ log }: Layout): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0;
}
