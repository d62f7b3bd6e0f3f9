/** The web door with all effects (inbox, handler, cards, outbox, journal, chain) against a bare drizzle transaction. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { ensureBureau } from '../../db/bureau.ts';
import { type Database, openDatabase } from '../../db/connect.ts';
import { inbox } from '../../db/schema.ts';
import { actions } from '../../src/actions/index.ts';
import { importFile } from '../../src/cli/import.ts';
import { commands } from '../../src/commands/index.ts';
import { dispatcher } from '../../src/dispatch.ts';
import { BUREAU } from '../../src/domain/vocabulary.ts';
import { httpDoor } from '../../src/http.ts';
import { receiver } from '../../src/receive.ts';
import { photo } from '../../src/received/photo.ts';
import { receivedFile } from '../../src/received/received-file.ts';
import { makeRouter } from '../../src/route.ts';
import { secrets } from '../../src/secrets.ts';
import { turnedAway } from '../../src/turned-away.ts';
import { webhookFirst } from '../../src/webhook.ts';
import { feishuEvent, keys, sealFeishu } from './bodies.ts';
import { type Connection, openConnection, requestBytes } from './load.ts';
import { median, quantile } from './statistics.ts';
import { goal } from './table.ts';

type Once = () => Promise<void>;

const CONNECTIONS = 8;
const GROUPS = 20;

export async function benchEffects(rounds = 3, ms = 2500): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-effects-'));
  const database = await openDatabase({ dataDir: dir, max: CONNECTIONS });
  try {
    const bureauId = await seed(database);
    const server = createServer(doorOf(database, bureauId)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const says = speakerOf((server.address() as AddressInfo).port);
    const messages = 3 * ms; // as many as three a millisecond
    const bare: Once = () => bareTransaction(database, bureauId);
    const kinds = {
      帮助: () => says('帮助', messages),
      待办: () => says('待办', messages),
      bare: () => bare,
    };
    const seen = Object.entries(kinds).map(([name, make]) => ({ name, make, rates: [] as number[] }));
    for (let round = 0; round <= rounds; round++)
      for (const { make, rates } of seen) {
        const rate = await throughput(make(), ms);
        if (round > 0) rates.push(rate); // the first is to warm up
      }
    const peer = median(seen.at(-1)!.rates);
    for (const { name, rates } of seen) {
      const rate = median(rates);
      const range = `${Math.round(Math.min(...rates))}–${Math.round(Math.max(...rates))}`;
      console.log(
        `effects  ${name.padEnd(5)} ${Math.round(rate)}/s (${range}) at ${CONNECTIONS} connections  ${((100 * rate) / peer).toFixed(0)} % of a bare transaction`,
      );
    }
    const help = median(seen[0]!.rates);
    goal('带效果（帮助）', '空事务的 40 %', `${((100 * help) / peer).toFixed(0)} %`, help >= 0.4 * peer);
    goal('带效果（帮助），8 个连接', '500/s', `${Math.round(help)}/s`, help >= 500);
    await latency(says('帮助', 1000), 100, 10_000);
    server.close();
  } finally {
    await database.close();
    await rm(dir, { recursive: true, force: true });
  }
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

/** A server, and somebody who writes in one of some groups; what they write is sealed before anything is measured. */
function speakerOf(port: number) {
  let count = 0;
  return (text: string, messages: number): Once => {
    const requests = Array.from({ length: messages }, () => {
      count += 1;
      const chat = `oc_${count % GROUPS}`;
      const event = feishuEvent({ message: `om_${randomUUID()}`, from: 'ou_P008', chat, text });
      return requestBytes('/feishu/webhook', sealFeishu(event));
    });
    const idle: Connection[] = [];
    return async () => {
      const request = requests.pop();
      if (!request) throw new Error('nothing is left to be said');
      let connection = idle.pop();
      while (connection && !connection.isOpen()) connection = idle.pop();
      connection ??= await openConnection(port);
      await connection.ask(request);
      idle.push(connection);
    };
  };
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

/** How many a second when each of so many begins the next as soon as one is through. */
async function throughput(once: Once, ms: number): Promise<number> {
  const started = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() - started < ms) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return done / ((performance.now() - started) / 1000);
}

/** How long an answer takes when so many come a second, whether or not the ones before are through. */
async function latency(once: Once, perSecond: number, ms: number): Promise<void> {
  const took: number[] = [];
  const all: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < (perSecond * ms) / 1000; i++) {
    const due = started + (i * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const begun = performance.now();
    all.push(once().then(() => void took.push(performance.now() - begun)));
  }
  await Promise.all(all);
  const figures = [0.5, 0.99, 1].map((q) => quantile(took, q).toFixed(1));
  console.log(
    `effects  ${perSecond}/s: p50 ${figures[0]} ms, p99 ${figures[1]} ms, longest ${figures[2]} ms`,
  );
  goal('每秒 100 个时的 p99', '不到 50 ms', `${figures[1]} ms`, Number(figures[1]) < 50);
}
