import { existsSync, rmSync } from 'node:fs';
import { addressOf, type ServerAddress } from './embedded/address.ts';
import { type Layout, layoutIn } from './embedded/layout.ts';
import { tryLock, withLock } from './embedded/lock.ts';
import { alive } from './embedded/processes.ts';
import { askToStop, type Settings, startServer, stopServer } from './embedded/server.ts';
import { readStatus, runningServer, type ServerStatus } from './embedded/status.ts';
import { enter, inUse } from './embedded/users.ts';
import { stillInUse } from './embedded/words.ts';

export interface EmbeddedServer {
  readonly options: ServerAddress;
  /** Says that this process needs the server no more; the last one stops it. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log?: (line: string) => void;
  /** PostgreSQL settings for a server that is started (not for one that already runs). */
  readonly settings?: Settings;
}

/**
 * The embedded PostgreSQL: attaches to the living server of this data folder, or starts one.
 * It outlives a killed process of ours, and the next start finds it again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const layout = layoutIn(options.dataDir);
  return withLock(layout.lock, async () => {
    const leave = enter(layout.users);
    try {
      const status = (await runningServer(layout)) ?? (await startServer(layout, options.settings ?? {}));
      options.log?.(`embedded PostgreSQL ${status.pid} in ${layout.cluster}`);
      return handle(layout, status, leave);
    } catch (error) {
      leave();
      throw error;
    }
  });
}

/**
 * Stops the server and erases its data, to begin anew. Deleting the folder by hand would leave the server
 * running. Throws while another process uses it.
 */
export async function eraseEmbedded(dataDir: string): Promise<void> {
  const layout = layoutIn(dataDir);
  await withLock(layout.lock, async () => {
    if (existsSync(layout.users) && inUse(layout.users)) throw new Error(stillInUse);
    await stopServer(layout);
    for (const path of [layout.cluster, layout.socket, layout.log]) {
      rmSync(path, { recursive: true, force: true });
    }
  });
}

function handle(layout: Layout, status: ServerStatus, leave: () => void): EmbeddedServer {
  const onExit = () => leaveInHaste(layout, leave);
  process.once('exit', onExit);
  let released: Promise<void> | undefined;
  const release = () =>
    withLock(layout.lock, async () => {
      process.off('exit', onExit);
      leave();
      if (!inUse(layout.users)) await stopServer(layout);
    });
  return {
    options: addressOf(layout, status),
    release: () => {
      released ??= release();
      return released;
    },
  };
}

/** A process that ends without `release` can no longer wait, but it can still ask. */
function leaveInHaste(layout: Layout, leave: () => void): void {
  if (!existsSync(layout.users)) return;
  leave();
  const unlock = tryLock(layout.lock);
  if (!unlock) return;
  const status = readStatus(layout);
  if (status && alive(status.pid) && !inUse(layout.users)) askToStop(status);
  unlock();
}
