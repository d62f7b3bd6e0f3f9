/** Where a campaign plays: a database server, a sandbox, and replicas of the bot as processes of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { Bureau } from '../support/bureau.ts';
import type { Chance } from './chance.ts';
import { type Replicas, replicas } from './replicas.ts';
import { embeddedServer, type Server } from './servers.ts';

export type Theatre = AsyncDisposable & {
  readonly bureau: Bureau;
  readonly replicas: Replicas;
  readonly server: Server;
};
export type TheatreOptions = {
  readonly count: number;
  readonly chance: Chance;
  readonly server?: () => Promise<Server>;
  /** the same chance and the same time for every run: a fixed secret, and a clock that only moves when it is moved */
  readonly fixed?: string;
  /** a Feishu without limits, for a short form */
  readonly hurried?: boolean;
  /** how long Feishu waits for an answer, if a busy machine is not to be spared */
  readonly patienceMs?: number;
};

export async function openTheatre(options: TheatreOptions): Promise<Theatre> {
  const server = await (options.server ?? embeddedServer)();
  const role = await migrate(server.target);
  const database = connect(server.target, { max: 8, role });
  const dir = await mkdtemp(join(tmpdir(), 'campaign-sandbox-'));
  const actors = replicas({
    count: options.count,
    chance: options.chance,
    role,
    ...(options.fixed && { secret: options.fixed, still: true }),
  });
  const bureau = new Bureau({ ...database, [Symbol.asyncDispose]: database.close }, dir, {
    startBot: actors.start,
    hurried: options.hurried ?? false,
    ...(options.patienceMs && { patienceMs: options.patienceMs }),
    ...(options.fixed && { elapsed: () => 0 }),
  });
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
  return { bureau, replicas: actors, server, [Symbol.asyncDispose]: close };
}
