/** What a campaign plays on: a database server of its own, and a folder for the sandbox. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { Bureau } from '../support/bureau.ts';
import { embeddedServer, type Server } from './servers.ts';

export type Ground = {
  readonly server: Server;
  readonly role: Awaited<ReturnType<typeof migrate>>;
  /** A bureau that is played on it, and how to end both. */
  open(parts: ConstructorParameters<typeof Bureau>[2]): Promise<{ bureau: Bureau; close(): Promise<void> }>;
};

export async function openGround(makeServer: () => Promise<Server> = embeddedServer): Promise<Ground> {
  const server = await makeServer();
  const role = await migrate(server.target);
  const database = connect(server.target, { max: 8, role });
  const dir = await mkdtemp(join(tmpdir(), 'campaign-sandbox-'));
  return {
    server,
    role,
    async open(parts) {
      const bureau = new Bureau({ ...database, [Symbol.asyncDispose]: database.close }, dir, parts);
      const close = async () => {
        await bureau[Symbol.asyncDispose]();
        await server.close();
        await rm(dir, { recursive: true, force: true });
      };
      try {
        await bureau.open();
      } catch (error) {
        await close();
        throw error;
      }
      return { bureau, close };
    },
  };
}
