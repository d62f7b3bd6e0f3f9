import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Layout } from './layout.ts';
import { alive, workingFolder } from './processes.ts';

/** What a server says of itself in postmaster.pid. */
export interface ServerStatus {
  readonly pid: number;
  readonly port: number;
  /** Empty where it listens on TCP. */
  readonly socketFolder: string;
  readonly state: string;
}

export function readStatus({ cluster }: Layout): ServerStatus | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return {
    pid: Number(lines[0]),
    port: Number(lines[3] ?? 0),
    socketFolder: lines[4] ?? '',
    state: (lines[7] ?? '').trim(),
  };
}

/** The living server of this cluster once it takes connections; undefined if there is none. */
export async function runningServer(layout: Layout): Promise<ServerStatus | undefined> {
  for (;;) {
    const status = readStatus(layout);
    if (!status || !(await isServerOf(layout, status))) return undefined;
    if (status.state === 'ready') return status;
    await sleep(10);
  }
}

/**
 * Makes a dead server's postmaster.pid harmless. PostgreSQL refuses to start while the number in it
 * belongs to anybody, be it a zombie or a stranger, except to its own parent: so we put our number there.
 * The rest must stay, since it tells PostgreSQL of backends that outlived their server.
 */
export function disownDeadServer(layout: Layout): void {
  const file = join(layout.cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

/** Its number may belong to someone else by now; its working folder, or an open door, tells. */
async function isServerOf(layout: Layout, status: ServerStatus): Promise<boolean> {
  if (!alive(status.pid)) return false;
  const folder = workingFolder(status.pid);
  return folder === undefined ? answers(status) : folder === realpathSync(layout.cluster);
}

function answers({ port, socketFolder }: ServerStatus): Promise<boolean> {
  return new Promise((resolve) => {
    const door = socketFolder ? connect(socketPath(socketFolder, port)) : connect(port, '127.0.0.1');
    const leave = (open: boolean) => {
      door.destroy();
      resolve(open);
    };
    door.setTimeout(3000, () => leave(false));
    door.on('connect', () => leave(true)).on('error', () => leave(false));
  });
}

export const socketPath = (folder: string, port: number): string => join(folder, `.s.PGSQL.${port}`);
