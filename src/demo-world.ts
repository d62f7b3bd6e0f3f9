/** The demo's world: a database, the bot and a Feishu of its own behind one port. The flow tests live in it too. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Database } from '../db/connect.ts';
import { type Bot, type BotParts, startBot } from './bot.ts';
import { readConfig } from './config.ts';
import {
  bindGroups,
  calendarOf,
  START,
  sandboxPeople,
  seedRegisters,
  wipeDatabase,
  witnessCodes,
  workdaysOn,
} from './demo-seed.ts';
import { demo } from './demo-words.ts';
import { openSandbox, type Sandbox, USUAL_SCOPES } from './sandbox/sandbox.ts';
import { secrets } from './secrets.ts';

/** What the demo needs of a bot, in this process or in others. */
export type DemoBot = Pick<Bot, 'app' | 'clock' | 'reachable' | 'close'>;
export type WorldOptions = {
  readonly database: Database;
  /** folder of the sandbox's state */
  readonly dir: string;
  readonly port: number;
  readonly log: Logger;
  /** FEISHU_MODE: webhook unless said otherwise */
  readonly mode?: string | undefined;
  /** in this process, if not said */
  readonly startBot?: (parts: BotParts) => Promise<DemoBot>;
  /** milliseconds gone by, for a clock that does not flow by itself */
  readonly elapsed?: () => number;
  /** no limits at Feishu, and nobody who waits for them */
  readonly hurried?: boolean;
  /** how long Feishu waits for the bot's answer: 3 s if not said */
  readonly patienceMs?: number;
  /** for a test whose draws are to come out as they did before */
  readonly chance?: Chance;
};
/** In place of real chance: with the same steps at the same times it makes the same draws. */
export type Chance = {
  /** 64 hex digits, for the bot */
  random(): string;
  /** what the ids of messages are made of, which the log of the draws keeps */
  readonly messageSeed: string;
};
export type DemoWorld = {
  readonly url: string;
  readonly port: number;
  readonly sandbox: Sandbox;
  /** the bot as it is now: a reset starts another */
  bot(): DemoBot;
  close(): Promise<void>;
};

/** So much faster than real time do the limits of a hurried world count: nobody reaches them. */
const UNLIMITED = 1000;

const APP = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718',
  FEISHU_APP_SECRET: 'demo-app-secret',
  FEISHU_ENCRYPT_KEY: 'demo-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'demo-verification-token',
};

export async function openDemoWorld(options: WorldOptions): Promise<DemoWorld> {
  const { database, log } = options;
  const handler: { fetch: Hono['fetch'] } = { fetch: () => new Response(null, { status: 503 }) };
  const { server, port } = await listen(options.port, (request, env) => handler.fetch(request, env));
  const url = `http://127.0.0.1:${port}`;
  await seedRegisters(database);
  const people = await sandboxPeople(database);
  const calendar = await calendarOf(database);
  const config = readConfig({
    ...APP,
    FEISHU_MODE: options.mode,
    FEISHU_DOMAIN: url,
    PUBLIC_URL: url,
    ADMIN_MOBILES: people.find((person) => person.roles.includes(demo.admin))?.mobile ?? demo.adminMobile,
  });
  const current: { bot?: DemoBot } = {};
  const bot = () => {
    if (!current.bot) throw new Error('the bot is being started again');
    return current.bot;
  };
  const sandbox = await openSandbox({
    appId: APP.FEISHU_APP_ID,
    appSecret: APP.FEISHU_APP_SECRET,
    encryptKey: APP.FEISHU_ENCRYPT_KEY,
    verificationToken: APP.FEISHU_VERIFICATION_TOKEN,
    botName: demo.bot,
    mode: config.FEISHU_MODE,
    webhook: `${url}/feishu/webhook`,
    dir: options.dir,
    people,
    groups: demo.groups(people, await witnessCodes(database)),
    startAt: START,
    ...(options.elapsed && { elapsed: options.elapsed }),
    ...(options.chance && { messageSeed: options.chance.messageSeed }),
    ...(options.hurried && { limitMs: () => performance.now() * UNLIMITED }),
    ...(options.patienceMs && { patienceMs: options.patienceMs }),
    scopes: USUAL_SCOPES,
    addWorkdays: (now, n) => workdaysOn(calendar, now, n),
    bot: {
      nextDue: (after) => bot().clock.nextDue(after),
      settle: () => bot().clock.settle(),
    },
    onReset: () => restart(true),
    menu: demo.menu,
    tips: [...demo.tips],
  });
  handler.fetch = sandbox.app.fetch;
  server.on('upgrade', sandbox.upgrade);
  const restart = async (wipe: boolean) => {
    await current.bot?.close();
    if (wipe) await wipeDatabase(database);
    await seedRegisters(database);
    await bindGroups(database, sandbox);
    current.bot = await (options.startBot ?? startBot)({
      config,
      database,
      now: sandbox.now,
      log,
      ...(options.hurried && { hurried: true }),
      ...(options.chance && { secrets: secrets(config.FEISHU_ENCRYPT_KEY, options.chance.random) }),
    });
    const app = new Hono();
    app.route('/', current.bot.app);
    app.route('/', sandbox.app);
    handler.fetch = app.fetch;
    await current.bot.reachable;
    // the accounts of the register are looked up: nobody has to wait for that with their first word
    await current.bot.clock.settle();
  };
  await restart(false);
  return {
    url,
    port,
    sandbox,
    bot,
    async close() {
      await bot().close();
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Server = import('node:http').Server;

function listen(port: number, fetch: Hono['fetch']): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port }, (info) => resolve({ server, port: info.port })) as Server;
    // who calls ends an idle connection: ended here, it could be cut while the next call is being written
    server.keepAliveTimeout = 0;
    server.once('error', reject);
  });
}
