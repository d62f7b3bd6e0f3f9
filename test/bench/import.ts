/** 导入 of ten thousand enterprises: read, and the whole way from the dropped file to the done card. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../db/connect.ts';
import { openDemoWorld } from '../../src/demo-world.ts';
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import { readRegister } from '../../src/files/register.ts';
import { writeSheet } from '../../src/files/write.ts';
import { SandboxHttp } from '../support/sandbox-http.ts';
import { goal } from './table.ts';

const ROWS = 10_000;
const CLERK = 'P005';
const COLUMNS = [
  ...['序号', '企业名称', '统一社会信用代码', '县区', '生产地址', '法定代表人', '联系人', '联系电话'],
  ...['行业', '科室', '是否重点', '信用等级', '状态', '上次检查日期'],
];

/** `touched`: so many have another contact than before. */
function file(touched: number): Promise<Uint8Array> {
  const rows = Array.from({ length: ROWS }, (_, i) => [
    ...[
      i + 1,
      `山西第${i}号化工有限公司`,
      makeCreditCode(`91140702MA${String(i).padStart(7, '0')}`),
      '榆次区',
    ],
    ...[`迎宾西街${i}号`, '张三', i < touched ? '王五' : '李四', '13800000000', '危险化学品生产', '危化科'],
    ...[i % 9 === 0 ? '重点' : '一般', 'B', '在营', '2025-06-03'],
  ]);
  return writeSheet(
    COLUMNS.map((header) => ({ header })),
    rows,
  );
}

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
  const bytes = await file(0);
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
      const content = Buffer.from(await file(touched)).toString('base64');
      await timed(`${what}: file to preview`, () => drop(http, chat, content, '请核对', world.bot));
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

type Bot = Awaited<ReturnType<typeof openDemoWorld>>['bot'];

async function drop(http: SandboxHttp, chat: string, base64: string, until: string, bot: Bot): Promise<void> {
  await http.say({ as: CLERK, chat_id: chat, file: { name: '名录.xlsx', base64 } });
  await bot().clock.settle();
  await lastCard(http, chat, until);
}

async function confirm(http: SandboxHttp, chat: string, bot: Bot): Promise<void> {
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
