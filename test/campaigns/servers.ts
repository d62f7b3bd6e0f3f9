/** Database servers that a campaign may kill: the embedded one, and Debian's PostgreSQL 15. */
import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Target } from '../../db/client.ts';
import { layoutIn } from '../../db/embedded/layout.ts';
import { readStatus } from '../../db/embedded/status.ts';
import { startEmbedded } from '../../db/embedded.ts';

export type Server = {
  readonly name: string;
  readonly target: Target;
  /** SIGKILL to the server; it is back, at the same address, when this returns */
  kill(): Promise<void>;
  close(): Promise<void>;
};

const DEBIAN = '/usr/lib/postgresql/15/bin';
export const hasDebianPostgres = () => existsSync(join(DEBIAN, 'postgres'));

/** The embedded PostgreSQL in a folder of its own. */
export async function embeddedServer(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'campaign-'));
  await chmod(dataDir, 0o711); // another user may run it: then its socket keeps its place over a restart
  const settings = {
    port: String(20_000 + (randomBytes(2).readUInt16BE() % 20_000)),
    max_connections: '100',
  };
  const layout = layoutIn(dataDir);
  const first = await startEmbedded({ dataDir, settings });
  return {
    name: 'embedded',
    target: first.options,
    async kill() {
      const { pid } = readStatus(layout)!;
      process.kill(pid, 'SIGKILL');
      await startEmbedded({ dataDir, settings });
    },
    async close() {
      await first.release();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const run = promisify(execFile);

/** A cluster of Debian's PostgreSQL 15, run by the user postgres; needs root. */
export async function debianServer(): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'campaign-pg15-'));
  const password = randomBytes(12).toString('hex');
  await writeFile(join(home, 'password'), password);
  await chmod(home, 0o700);
  await run('chown', ['-R', 'postgres', home]);
  const as = (program: string, ...args: string[]) =>
    run('runuser', ['-u', 'postgres', '--', join(DEBIAN, program), ...args], { cwd: home });
  const data = join(home, 'data');
  const auth = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${join(home, 'password')}`];
  await as('initdb', '-D', data, ...auth, '--encoding=UTF8', '--locale=C');
  const port = await freePort();
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${home}`;
  const log = join(home, 'log');
  const start = () => as('pg_ctl', 'start', '-w', '-t', '300', '-D', data, '-l', log, '-o', options);
  await start();
  return {
    name: 'PostgreSQL 15',
    target: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async kill() {
      process.kill(Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
      await started(start);
    },
    async close() {
      await as('pg_ctl', 'stop', '-m', 'immediate', '-t', '300', '-D', data);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Backends that outlive their postmaster for a moment keep the next one from starting. */
async function started(start: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await start();
      return;
    } catch (error) {
      if (attempt === 40) throw error;
      await sleep(250);
    }
  }
}

/** Below those that the system gives to whoever asks for any: while the server is dead, nobody else gets its port. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 30_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
