import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { client } from '../client.ts';
import { addressOf } from './address.ts';
import type { Layout } from './layout.ts';
import { alive, workingFolder } from './processes.ts';

const pause = 10;
/** Turns in which it may look ready without answering. */
const longestSilence = 500;
/** SQLSTATE of a server that starts or stops. */
const stillStarting = '57P03';

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

/**
 * The living server of this cluster once it takes connections; undefined if there is none. One that has just
 * been killed still looks alive for a moment, so only an answer counts.
 */
export async function runningServer(layout: Layout): Promise<ServerStatus | undefined> {
  for (let silent = 0; ; ) {
    const status = readStatus(layout);
    if (!status || !isServerOf(layout, status)) return undefined;
    if (status.state === 'ready') {
      if (await answers(layout, status)) return status;
      silent += 1;
      if (silent === longestSilence) return notOurs(status);
    }
    await sleep(pause);
  }
}

/** Where the system does not tell whose number it is, it was a stranger's. */
function notOurs({ pid }: ServerStatus): undefined {
  if (workingFolder(pid) !== undefined) throw new Error(`PostgreSQL ${pid} runs but does not answer`);
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

/** Its number may belong to someone else by now; its working folder tells, where the system does. */
function isServerOf(layout: Layout, { pid }: ServerStatus): boolean {
  if (!alive(pid)) return false;
  const folder = workingFolder(pid);
  return folder === undefined || folder === realpathSync(layout.cluster);
}

/** A refusal in its own words, such as too many connections, is an answer too. */
async function answers(layout: Layout, status: ServerStatus): Promise<boolean> {
  const sql = client(addressOf(layout, status), { max: 1, arrays: false });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    return error instanceof postgres.PostgresError && error.code !== stillStarting;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
