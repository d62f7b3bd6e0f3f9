/** A file taken over in the demo's world, by a bot that has a process of its own and has just been started. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openDatabase } from '../../db/connect.ts';
import { importFile } from '../../src/cli/import.ts';
import { seedRegisters } from '../../src/demo-seed.ts';
import { openDemoWorld } from '../../src/demo-world.ts';
import { chanceOf } from '../campaigns/chance.ts';
import { replicas } from '../campaigns/replicas.ts';
import { SandboxHttp } from '../support/sandbox-http.ts';

export const CLERK = 'P005';
const BEFORE = '2026-03-09T09:00:00+08:00';

export type Taken = {
  /** seconds to the preview, and from the confirmation to the end */
  readonly preview: number;
  readonly done: number;
  /** the most that the bot's process ever held, its reading thread included */
  readonly megabytes: number;
};
type Bot = Awaited<ReturnType<typeof openDemoWorld>>['bot'];
type Bots = ReturnType<typeof replicas>;

/** What a file takes from the drop to the done card, in a register that holds what another file says already. */
export async function takeFile(dir: string, bytes: Uint8Array, before?: Uint8Array): Promise<Taken> {
  const database = await openDatabase({ dataDir: dir });
  const log = pino({ level: 'error' }, pino.destination(2));
  const bots = replicas({ count: 1, chance: chanceOf('import'), role: undefined, logLevel: 'error' });
  await seedRegisters(database);
  if (before) await importFile(database, { bytes: before, name: '名录.xlsx' }, new Date(BEFORE));
  const world = await openDemoWorld({
    database,
    dir: join(dir, 'sandbox'),
    port: 0,
    log,
    startBot: bots.start,
  });
  try {
    const http = new SandboxHttp(() => world.url);
    const chat = (await http.chatsOf(CLERK)).find(({ kind }) => kind === 'p2p')!.chat_id;
    const content = Buffer.from(bytes).toString('base64');
    const preview = await seconds(() => drop(http, chat, content, world.bot));
    const done = await seconds(() => confirm(http, chat, world.bot));
    return { preview, done, megabytes: await mostMemory(bots) };
  } finally {
    await world.close();
    await database.close();
  }
}

export async function drop(http: SandboxHttp, chat: string, base64: string, bot: Bot): Promise<void> {
  await http.say({ as: CLERK, chat_id: chat, file: { name: '名录.xlsx', base64 } });
  await cardOf(http, chat, '请核对', bot);
}

export async function confirm(http: SandboxHttp, chat: string, bot: Bot): Promise<void> {
  const { message, element } = await cardOf(http, chat, '请核对', bot);
  await http.tap({ as: CLERK, message_id: message, element });
  await cardOf(http, chat, '已导入', bot, message);
}

/** A look at the chat costs the bot nothing; it works by itself meanwhile. */
const LOOK_MS = 100;
const PATIENCE_MS = 300_000;

/** The card, once it says so. */
async function cardOf(http: SandboxHttp, chat: string, title: string, bot: Bot, id?: string) {
  await bot().clock.settle();
  for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await sleep(LOOK_MS)) {
    const found = (await http.messages(chat)).findLast(
      ({ content, message_id }) => content.includes(title) && (id === undefined || message_id === id),
    );
    const element = /confirm-import__\d+/.exec(found?.content ?? '')?.[0] ?? '';
    if (found) return { message: found.message_id, element };
  }
  throw new Error(`no card ${title}`);
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

/** Peak of resident memory, as the system says. */
async function mostMemory(bots: Bots): Promise<number> {
  const answer = await fetch(`${bots.url()}/control/memory`);
  const { peak } = (await answer.json()) as { peak: number };
  return Math.round(peak / 1e6);
}
