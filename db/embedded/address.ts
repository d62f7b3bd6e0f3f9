import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from './layout.ts';

/** How `postgres` reaches a server. */
export interface ServerAddress {
  /** A unix socket; without it `host` and `port` are meant. */
  readonly path?: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** `socketFolder` is empty where the server listens on TCP and wants a password. */
export function addressOf(
  { password }: Layout,
  { socketFolder, port }: { readonly socketFolder: string; readonly port: number },
): ServerAddress {
  const common = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };
  if (socketFolder) return { ...common, path: join(socketFolder, `.s.PGSQL.${port}`), password: '' };
  return { ...common, password: readFileSync(password, 'utf8').trim() };
}
