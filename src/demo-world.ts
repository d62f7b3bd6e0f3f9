/** The demo's world: a database, the bot and a Feishu of its own behind one port. The flow tests live in it too. */
import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { drawingSections, ensureBureau, sectionByName, witnessesOf } from '../db/bureau.ts';
import { workingCalendar } from '../db/calendar.ts';
import { bindChat, keepChat } from '../db/chats.ts';
import type { Database } from '../db/connect.ts';
import { ensureItems } from '../db/items.ts';
import { migrate } from '../db/migrate.ts';
import { type AnyPerson, allPeople } from '../db/people.ts';
import { forgetChanges } from '../db/platform.ts';
import { keepReview, reviewRows } from '../db/qualification.ts';
import { ITEMS, ITEMS_DOCUMENT } from '../db/seed/items.ts';
import { type Bot, type BotParts, startBot } from './bot.ts';
import { importFile } from './cli/import.ts';
import { readConfig } from './config.ts';
import { demo } from './demo-words.ts';
import { BUREAU } from './domain/vocabulary.ts';
import { addWorkdays, at, type Calendar, dayOf, timeOf } from './domain/working-days.ts';
import { openSandbox, type Sandbox, type SandboxPerson, USUAL_SCOPES } from './sandbox/sandbox.ts';
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
const START = '2026-03-10T09:00:00+08:00';
const APP = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718',
  FEISHU_APP_SECRET: 'demo-app-secret',
  FEISHU_ENCRYPT_KEY: 'demo-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'demo-verification-token',
};
const SEED = new URL('../db/seed/', import.meta.url);

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

/** The demo's registers, the first time. */
export async function seedRegisters(database: Database): Promise<void> {
  if ((await sandboxPeople(database)).length > 1) return;
  for (const name of ['enterprises.xlsx', 'people.xlsx']) await seedFile(database, name);
  // the provincial platform has them already: the demo begins in the middle of a year
  await database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    await ensureItems(tx, bureauId, ITEMS, new Date(START), ITEMS_DOCUMENT);
  });
  for (const name of ['checklists.csv', 'checklists-2026-09-30.csv', 'experts.csv'])
    await seedFile(database, name);
  await database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    await keepReview(
      tx,
      (await reviewRows(tx, bureauId)).map(({ id }) => id),
      { reviewedBy: demo.reviewer, reviewedOn: '2026-01-08' },
    );
    await forgetChanges(tx, bureauId);
  });
}

async function seedFile(database: Database, name: string): Promise<void> {
  const bytes = await readFile(new URL(name, SEED));
  const taken = await importFile(database, { bytes, name }, new Date(START));
  if (taken.is !== 'taken') throw new Error(`the demo's ${name} was refused`);
}

/** Everyone in the registers has an account; those who play the first round of the first group come first. */
async function sandboxPeople(database: Database): Promise<SandboxPerson[]> {
  return database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    const section = await sectionByName(tx, bureauId, demo.bindings[0].section);
    const witnesses = section ? await witnessesOf(tx, section.id) : [];
    const named = new Set(witnesses.map((witness) => witness.id));
    const rank = (person: AnyPerson) => {
      if (person.sectionId === section?.id && person.roles.includes('chief')) return 0;
      if (named.has(person.id) || person.id === section?.deputyId) return 1;
      return person.roles.includes('office') && person.roles.includes('chief') ? 2 : 3;
    };
    const people = [...(await allPeople(tx, bureauId))].sort((a, b) => rank(a) - rank(b));
    return [...people.map((person) => demo.person(person, rank(person) < 3)), demo.visitor];
  });
}

/** Public codes of the witnesses of each section. */
async function witnessCodes(database: Database): Promise<Map<string, string[]>> {
  return database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    const codes = new Map<string, string[]>();
    for (const section of await drawingSections(tx, bureauId))
      codes.set(
        section.name,
        (await witnessesOf(tx, section.id)).map((witness) => witness.code),
      );
    return codes;
  });
}

async function calendarOf(database: Database): Promise<Calendar> {
  return database.db.transaction(async (tx) =>
    workingCalendar(tx, await ensureBureau(tx, BUREAU.code, BUREAU.name)),
  );
}

function workdaysOn(calendar: Calendar, now: Date, n: number): Date {
  return at(addWorkdays(calendar, dayOf(now), n).day, timeOf(now));
}

/** What the demo's groups are for. */
async function bindGroups(database: Database, sandbox: Sandbox): Promise<void> {
  await database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    for (const { key, name, purpose, section } of demo.bindings) {
      const sectionId = section ? (await sectionByName(tx, bureauId, section))?.id : undefined;
      await keepChat(tx, bureauId, sandbox.chatIdOf(key), name, true);
      await bindChat(tx, bureauId, sandbox.chatIdOf(key), purpose, sectionId ?? null);
    }
  });
}

/** All tables away and back, for a new beginning. */
async function wipeDatabase(database: Database): Promise<void> {
  await database.sql.unsafe(
    'drop schema public cascade; create schema public; drop schema if exists drizzle cascade',
  );
  await migrate(database.target);
}
