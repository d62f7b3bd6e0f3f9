/** Where a campaign plays: a database server, a sandbox, and replicas of the bot as processes of their own. */
import type { Bureau } from '../support/bureau.ts';
import type { Chance } from './chance.ts';
import { openGround } from './ground.ts';
import { type Replicas, replicas } from './replicas.ts';
import type { Server } from './servers.ts';

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
  const ground = await openGround(options.server);
  const { server, role } = ground;
  const actors = replicas({
    count: options.count,
    chance: options.chance,
    role,
    ...(options.fixed && { secret: options.fixed, still: true }),
  });
  const { bureau, close } = await ground.open({
    startBot: actors.start,
    hurried: options.hurried ?? false,
    ...(options.patienceMs && { patienceMs: options.patienceMs }),
    ...(options.fixed && { elapsed: () => 0 }),
  });
  return { bureau, replicas: actors, server, [Symbol.asyncDispose]: close };
}
