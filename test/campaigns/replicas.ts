/** Replicas of the bot as processes of their own, behind one door, to be killed and started again. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Target } from '../../db/client.ts';
import type { BotParts } from '../../src/bot.ts';
import type { Config } from '../../src/config.ts';
import type { DemoBot } from '../../src/demo-world.ts';
import type { Chance } from './chance.ts';

/** What a replica is told when it starts. */
export type Orders = {
  readonly config: Config;
  readonly target: Target;
  /** the database role that it takes on */
  readonly role?: string;
  /** the sandbox's time, in milliseconds */
  readonly now: number;
  readonly logLevel: Config['LOG_LEVEL'];
  /** time stands still between two orders */
  readonly still: boolean;
  /** 64 hex digits in place of random ones, for a run that is to come out like another */
  readonly chance?: string;
  /** its calls wait for no turn */
  readonly hurried?: boolean;
};
type Replica = { readonly child: ChildProcess; port: number | undefined };

export type Replicas = {
  /** what the demo's world needs of a bot */
  start(parts: BotParts): Promise<DemoBot>;
  /** SIGKILL to one that runs, and another in its place; false when none runs */
  kill(): boolean;
  /** SIGKILL to all, and none in their place before `revive` */
  killAll(): Promise<void>;
  /** starts what is missing */
  revive(): void;
  /** a replica answers */
  ready(): Promise<void>;
  /** where one that runs can be reached past the door */
  url(): string;
  readonly killed: number;
  /** processes that ended by themselves, as when they find no database; started again like any service */
  readonly ended: number;
};

export type ReplicasOptions = {
  readonly count: number;
  readonly chance: Chance;
  readonly role: string | undefined;
  readonly logLevel?: Config['LOG_LEVEL'];
  readonly still?: boolean;
  /** in place of random secrets */
  readonly secret?: string;
};

const ENTRY = new URL('./replica.ts', import.meta.url);
const PATIENCE_MS = 180_000;
const SUPERVISOR_MS = 200;

export function replicas(options: ReplicasOptions): Replicas {
  const { count, chance, role, logLevel = 'silent', still = false, secret } = options;
  const running = new Set<Replica>();
  let parts: BotParts | undefined;
  let closed = false;
  let killed = 0;
  let ended = 0;

  const spawn = () => {
    if (!parts || closed) return;
    const { config, database, now, hurried } = parts;
    const orders: Orders = {
      config,
      target: database.target,
      now: now().getTime(),
      logLevel,
      still,
      ...(role && { role }),
      ...(secret && { chance: secret }),
      ...(hurried && { hurried }),
    };
    const child = fork(ENTRY, {
      execArgv: ['--expose-gc', '--import', 'tsx'],
      env: { ...process.env, REPLICA: JSON.stringify(orders) },
    });
    const replica: Replica = { child, port: undefined };
    running.add(replica);
    child.once('message', ({ port }: { port: number }) => {
      replica.port = port;
    });
    child.once('exit', () => {
      if (running.delete(replica) && !closed) {
        ended += 1;
        setTimeout(revive, SUPERVISOR_MS);
      }
    });
  };
  const revive = () => {
    while (!closed && running.size < count) spawn();
  };
  const ports = () => [...running].flatMap(({ port }) => port ?? []);
  const fell = (replica: Replica) => {
    running.delete(replica);
    killed += 1;
    replica.child.kill('SIGKILL');
  };

  /** Asks any replica until one has answered. */
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const all = ports();
      const port = all[chance.below(all.length || 1)];
      const answer =
        port === undefined
          ? undefined
          : await fetch(`http://127.0.0.1:${port}${path}`, init).catch(() => undefined);
      if (answer?.ok) return answer;
      if (performance.now() > deadline) throw new Error(`no replica answered ${path}`);
      await sleep(50);
    }
  };
  /** Each replica that runs is told the time; one of them has done what is due. */
  const settle = async () => {
    const query = `/control/settle?now=${parts!.now().getTime()}`;
    const told = ports().map((port) =>
      fetch(`http://127.0.0.1:${port}${query}`, { method: 'POST' }).catch(() => undefined),
    );
    await Promise.all(told);
    await ask(query, { method: 'POST' });
  };
  const nextDue = async (after: Date) => {
    const answer = await ask(`/control/next-due?after=${after.getTime()}`);
    const { due } = (await answer.json()) as { due: number | null };
    return due === null ? undefined : new Date(due);
  };
  const close = async () => {
    closed = true;
    await Promise.all([...running].map(({ child }) => stopped(child)));
  };

  return {
    async start(given) {
      parts = given;
      revive();
      await ask('/healthz');
      return {
        app: door(ports, chance),
        clock: { wake: () => undefined, settle, nextDue, stop: close },
        reachable: Promise.resolve(),
        close,
      };
    },
    kill() {
      const all = [...running].filter(({ port }) => port !== undefined);
      const one = all[chance.below(all.length || 1)];
      if (!one) return false;
      fell(one);
      revive();
      return true;
    },
    async killAll() {
      const ends = [...running].map(({ child }) => once(child, 'exit'));
      for (const replica of [...running]) fell(replica);
      await Promise.all(ends);
    },
    revive,
    ready: async () => void (await ask('/healthz')),
    url: () => `http://127.0.0.1:${ports()[0]}`,
    get killed() {
      return killed;
    },
    get ended() {
      return ended;
    },
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Hands each request on to a replica, byte for byte, as a load balancer does; 502 where it breaks off. */
function door(ports: () => readonly number[], chance: Chance): Hono {
  const app = new Hono();
  app.post('/feishu/webhook', async (c) => {
    const all = ports();
    const port = all[chance.below(all.length || 1)];
    if (port === undefined) return c.json({}, 502);
    const body = await c.req.arrayBuffer();
    const headers = new Headers(c.req.raw.headers);
    headers.delete('content-length');
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/feishu/webhook`, {
        method: 'POST',
        headers,
        body,
      });
      return new Response(await answer.arrayBuffer(), { status: answer.status });
    } catch {
      return c.json({}, 502);
    }
  });
  return app;
}
