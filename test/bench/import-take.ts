/** A file taken over in the demo's world, with what it took. */
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../db/connect.ts';
import { openDemoWorld } from '../../src/demo-world.ts';
import { SandboxHttp } from '../support/sandbox-http.ts';

export const CLERK = 'P005';

export type Taken = {
  readonly what: string;
  /** seconds to the preview, and from the confirmation to the end */
  readonly preview: number;
  readonly done: number;
  /** seconds of processor time of this process, both together */
  readonly cpu: number;
  /** the most that this process has held so far */
  readonly megabytes: number;
};
type Bot = Awaited<ReturnType<typeof openDemoWorld>>['bot'];

export async function takeFile(
  dir: string,
  files: readonly (readonly [string, Uint8Array])[],
): Promise<Taken[]> {
  const database = await openDatabase({ dataDir: dir });
  const log = pino({ level: 'error' }, pino.destination(2));
  const world = await openDemoWorld({ database, dir: join(dir, 'sandbox'), port: 0, log });
  try {
    const http = new SandboxHttp(() => world.url);
    const chat = (await http.chatsOf(CLERK)).find(({ kind }) => kind === 'p2p')!.chat_id;
    const taken: Taken[] = [];
    for (const [what, bytes] of files) {
      const content = Buffer.from(bytes).toString('base64');
      const before = process.cpuUsage();
      const preview = await seconds(() => drop(http, chat, content, world.bot));
      const done = await seconds(() => confirm(http, chat, world.bot));
      const { user, system } = process.cpuUsage(before);
      taken.push({ what, preview, done, cpu: (user + system) / 1e6, megabytes: mostMemory() });
    }
    return taken;
  } finally {
    await world.close();
    await database.close();
  }
}

export async function drop(http: SandboxHttp, chat: string, base64: string, bot: Bot): Promise<void> {
  await http.say({ as: CLERK, chat_id: chat, file: { name: '名录.xlsx', base64 } });
  await bot().clock.settle();
  await lastCard(http, chat, '请核对');
}

export async function confirm(http: SandboxHttp, chat: string, bot: Bot): Promise<void> {
  const { message, element } = await lastCard(http, chat, '请核对');
  await http.tap({ as: CLERK, message_id: message, element });
  await bot().clock.settle();
  await lastCard(http, chat, '已导入');
}

async function lastCard(http: SandboxHttp, chat: string, title: string) {
  const found = (await http.messages(chat)).findLast(({ content }) => content.includes(title));
  if (!found) throw new Error(`no card ${title}`);
  return { message: found.message_id, element: /confirm-import__\d+/.exec(found.content)?.[0] ?? '' };
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

/** Peak of resident memory, threads included: what the system says, else what is held now. */
function mostMemory(): number {
  const { maxRSS } = process.resourceUsage();
  return Math.round(maxRSS / 1000);
}
