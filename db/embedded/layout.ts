import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the embedded server keeps its things, all below the data folder. */
export interface Layout {
  readonly root: string;
  /** PostgreSQL's data directory. */
  readonly cluster: string;
  readonly socket: string;
  readonly lock: string;
  /** One file for each process that uses the server. */
  readonly users: string;
  readonly log: string;
  /** Only where there are no unix sockets. */
  readonly password: string;
}

export function layoutIn(dataDir: string): Layout {
  const root = join(resolve(dataDir), 'postgres');
  mkdirSync(root, { recursive: true });
  const real = realpathSync(root);
  return {
    root: real,
    cluster: join(real, 'cluster'),
    socket: join(real, 'socket'),
    lock: join(real, 'lock'),
    users: join(real, 'users'),
    log: join(real, 'server.log'),
    password: join(real, 'password'),
  };
}
