import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { client } from '../../db/client.ts';
import { layoutIn } from '../../db/embedded/layout.ts';
import { withLock } from '../../db/embedded/lock.ts';
import { stopServer } from '../../db/embedded/server.ts';
import { enter } from '../../db/embedded/users.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: ClusterPlace;
  }
}

/** Where this run's databases are; the first test that wants one starts the server. */
export interface ClusterPlace {
  readonly folder: string;
  /** A server that is there already, from TEST_DATABASE_URL; else an embedded one in `folder`. */
  readonly url?: string;
  /** The database with all tables that each test's is copied from. */
  readonly template: string;
}

/** The one with the demo's registers beside it. */
export const registersOf = (template: string) => `${template}_registers`;

/** vitest calls this once before all files; what it returns, once after them. */
export default function setup({ provide }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shuangsuiji-test-'));
  const url = process.env.TEST_DATABASE_URL;
  const template = `template_${process.pid}`;
  provide('cluster', { folder, template, ...(url ? { url } : {}) });
  const layout = layoutIn(folder);
  const leave = enter(layout.users);
  return async () => {
    leave();
    if (url) await dropTemplate(url, template);
    else await withLock(layout.lock, () => stopServer(layout));
    rmSync(folder, { recursive: true, force: true });
  };
}

async function dropTemplate(url: string, template: string): Promise<void> {
  const sql = client(url, { max: 1 });
  for (const each of [registersOf(template), template])
    await sql`drop database if exists ${sql(each)} with (force)`;
  await sql.end();
}
