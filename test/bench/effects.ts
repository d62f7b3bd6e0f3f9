/** The web door with all effects (inbox, handler, cards, outbox, journal, chain) against a bare drizzle transaction. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { helpCard } from '../../cards/help.ts';
import { ensureBureau } from '../../db/bureau.ts';
import { type Database, openDatabase } from '../../db/connect.ts';
import { cardMessages, chats, inbox, journal, outbox, people } from '../../db/schema.ts';
import { actions } from '../../src/actions/index.ts';
import { importFile } from '../../src/cli/import.ts';
import { commands } from '../../src/commands/index.ts';
import { dispatcher } from '../../src/dispatch.ts';
import { isAllowed } from '../../src/domain/abilities.ts';
import { BUREAU } from '../../src/domain/vocabulary.ts';
import { httpDoor } from '../../src/http.ts';
import { receiver } from '../../src/receive.ts';
import { photo } from '../../src/received/photo.ts';
import { receivedFile } from '../../src/received/received-file.ts';
import { makeRouter } from '../../src/router.ts';
import { secrets } from '../../src/secrets.ts';
import { turnedAway } from '../../src/turned-away.ts';
import { webhookFirst } from '../../src/webhook.ts';
import { keys } from './bodies.ts';
import { CONNECTIONS, throughput } from './pace.ts';
import type { Order, Report } from './speakers.ts';
import { median, quantile } from './statistics.ts';
import { goal } from './table.ts';

/** what a chief gets who asks for 帮助 */
const CARD = JSON.stringify(
  helpCard(commands.filter(({ may }) => isAllowed(may, ['chief'])).map(({ words }) => words)),
);

const url = new URL('./speakers.ts', import.meta.url);

export async function benchEffects(rounds = 5, ms = 2000): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-effects-'));
  const database = await openDatabase({ dataDir: dir, max: CONNECTIONS });
  const speakers = fork(fileURLToPath(url));
  try {
    const bureauId = await seed(database);
    const server = createServer(doorOf(database, bureauId)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const says = async (text: string) => (await asked(speakers, { is: 'throughput', port, text, ms }))[0]!;
    const kinds = {
      帮助: () => says('帮助'),
      待办: () => says('待办'),
      rows: () => throughput(() => sameRows(database, bureauId), CONNECTIONS, ms),
      bare: () => throughput(() => bareTransaction(database, bureauId), CONNECTIONS, ms),
    };
    const seen = Object.entries(kinds).map(([name, rate]) => ({ name, rate, rates: [] as number[] }));
    for (let round = 0; round <= rounds; round++)
      for (const { rate, rates } of seen) {
        const found = await rate();
        if (round > 0) rates.push(found); // the first is to warm up
      }
    tell(seen);
    tellLatency(
      100,
      await asked(speakers, { is: 'latency', port, text: '帮助', ms: 10_000, perSecond: 100 }),
    );
    server.close();
  } finally {
    speakers.kill();
    await database.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function asked(speakers: ChildProcess, order: Order): Promise<readonly number[]> {
  speakers.send(order);
  const [{ figures }] = (await once(speakers, 'message')) as [Report];
  return figures;
}

function tell(seen: readonly { readonly name: string; readonly rates: readonly number[] }[]): void {
  const peer = median(seen.at(-1)!.rates);
  for (const { name, rates } of seen) {
    const rate = median(rates);
    const range = `${Math.round(Math.min(...rates))}–${Math.round(Math.max(...rates))}`;
    console.log(
      `effects  ${name.padEnd(5)} ${Math.round(rate)}/s (${range}) at ${CONNECTIONS} connections  ${((100 * rate) / peer).toFixed(0)} % of a bare transaction`,
    );
  }
  const [help, , rows] = seen.map(({ rates }) => median(rates)) as [number, number, number];
  const ofRows = `${((100 * help) / rows).toFixed(0)} %`;
  goal('带效果（帮助），对写同样几行的事务', '40 %', ofRows, help >= 0.4 * rows);
  goal(
    '带效果（帮助），对两条语句的事务',
    '40 %',
    `${((100 * help) / peer).toFixed(0)} %`,
    help >= 0.4 * peer,
  );
  goal('带效果（帮助），8 个连接', '500/s', `${Math.round(help)}/s`, help >= 500);
}

function tellLatency(perSecond: number, took: readonly number[]): void {
  const figures = [0.5, 0.99, 1].map((q) => quantile(took, q).toFixed(1));
  console.log(
    `effects  ${perSecond}/s: p50 ${figures[0]} ms, p99 ${figures[1]} ms, longest ${figures[2]} ms`,
  );
  goal('每秒 100 个时的 p99', '不到 50 ms', `${figures[1]} ms`, Number(figures[1]) < 50);
}

/** The demo's registers, everyone with an account. */
async function seed(database: Database): Promise<number> {
  for (const name of ['enterprises.xlsx', 'people.xlsx']) {
    const bytes = await readFile(new URL(`../../db/seed/${name}`, import.meta.url));
    await importFile(database, { bytes, name }, new Date());
  }
  await database.sql`update people set open_id = 'ou_' || code`;
  return database.db.transaction((tx) => ensureBureau(tx, BUREAU.code, BUREAU.name));
}

function doorOf({ db }: Database, bureauId: number): RequestListener {
  const now = () => new Date();
  const log = pino({ level: 'error' });
  const router = makeRouter(commands, actions, receivedFile, photo);
  const parts = { db, bureauId, now, secrets: secrets('bench'), log, router, wake: () => undefined };
  const away = turnedAway(log, now);
  const receive = receiver({ dispatch: dispatcher(parts), botOpenId: () => 'ou_bot', turnedAway: away });
  const webhook = { receive, keys, now, log, turnedAway: away };
  const app = httpDoor({ webhook, log, turnedAway: away, isHealthy: async () => true });
  return webhookFirst(webhook, getRequestListener(app.fetch));
}

/** What 帮助 reads and writes, in one transaction as the manual of drizzle has it; nothing before it, nothing after. */
async function sameRows({ db }: Database, bureauId: number): Promise<void> {
  const key = randomUUID();
  const now = new Date();
  const to = 'chat:oc_rows';
  await db.transaction(async (tx) => {
    await tx.insert(inbox).values({ key, bureauId, receivedAt: now, kind: 'message', outcome: 'done' });
    await tx.select().from(people).where(eq(people.openId, 'ou_P008'));
    await tx.select().from(chats).where(eq(chats.chatId, 'oc_0'));
    await tx.insert(journal).values({ bureauId, at: now, act: 'help', event: key });
    const card = { bureauId, thing: key, recipient: to, content: CARD, wants: false };
    await tx.insert(cardMessages).values(card);
    const payload = { is: 'card', to, thing: key };
    await tx.insert(outbox).values({ bureauId, once: key, lane: to, payload, createdAt: now });
  });
}

/** BEGIN, INSERT … RETURNING, UPDATE, COMMIT. */
async function bareTransaction({ db }: Database, bureauId: number): Promise<void> {
  await db.transaction(async (tx) => {
    const row = { key: randomUUID(), bureauId, receivedAt: new Date(), kind: 'message' };
    const [made] = await tx
      .insert(inbox)
      .values({ ...row, outcome: 'ignored' })
      .returning({ key: inbox.key });
    await tx.update(inbox).set({ outcome: 'done' }).where(eq(inbox.key, made!.key));
  });
}
