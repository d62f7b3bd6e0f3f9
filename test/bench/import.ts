/** 导入 of ten thousand enterprises: read, and the whole way from the dropped file to the done card. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../db/connect.ts';
import { openDemoWorld } from '../../src/demo-world.ts';
import { readRegister } from '../../src/files/register.ts';
import { SandboxHttp } from '../support/sandbox-http.ts';
import { file } from './import-file.ts';
import { CLERK, confirm, drop } from './import-take.ts';
import { goal } from './table.ts';

const ROWS = 10_000;
/** Seconds that have gone by, and those of them that were ours. */
let last = { wall: 0, cpu: 0 };

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const made = await run();
  const { user, system } = process.cpuUsage(cpu);
  last = { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
  const seconds = last.wall.toFixed(2);
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  console.log(`import  ${what}: ${seconds} s (${last.cpu.toFixed(2)} s of it ours), ${memory} MB`);
  return made;
}

export async function benchImport(): Promise<void> {
  const bytes = await file(ROWS, 0);
  await timed(`reading ${ROWS} rows`, () => readRegister(bytes, '名录.xlsx'));
  const dir = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const database = await openDatabase({ dataDir: dir });
  const world = await openDemoWorld({
    database,
    dir: join(dir, 'sandbox'),
    port: 0,
    log: pino({ level: 'error' }),
  });
  try {
    const http = new SandboxHttp(() => world.url);
    const chat = (await http.chatsOf(CLERK)).find(({ kind }) => kind === 'p2p')!.chat_id;
    for (const [what, touched] of [
      ['all new', 0],
      ['fifty changed', 50],
    ] as const) {
      const content = Buffer.from(await file(ROWS, touched)).toString('base64');
      await timed(`${what}: file to preview`, () => drop(http, chat, content, world.bot));
      const preview = last.wall;
      await timed(`${what}: confirmation to done`, () => confirm(http, chat, world.bot));
      const whole = preview + last.wall;
      if (touched === 0) goal('导入一万行，全部新增', '10 秒', `${whole.toFixed(1)} 秒`, whole <= 10);
    }
  } finally {
    await world.close();
    await database.close();
    await rm(dir, { recursive: true, force: true });
  }
}
