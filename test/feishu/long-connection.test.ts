/** 长连接, our side: what comes is taken once, what Feishu refuses or cuts is begun again, and no secret is logged. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { type LongConnection, openLongConnection } from '../../src/feishu/long-connection.ts';
import { button, card, openStage, postCard, SECRETS, type Stage } from '../sandbox/support.ts';

const QUICK = { ReconnectInterval: 0.05, ReconnectNonce: 0.02 };
type Line = { level: string; fields: Record<string, unknown>; message: string };

let stage: Stage;
let logged: Line[];
let connections: LongConnection[];

beforeEach(async () => {
  stage = await openStage({ mode: 'ws', connection: QUICK });
  logged = [];
  connections = [];
});
afterEach(async () => {
  for (const each of connections) await each.close();
  await stage.close();
  expect(JSON.stringify(logged)).not.toContain(SECRETS.appSecret);
});

function open(
  receive: (body: unknown) => Promise<object> = async () => ({}),
  { domain = stage.url, appSecret = SECRETS.appSecret } = {},
): LongConnection {
  const note = (level: string) => (fields: object, message: string) =>
    void logged.push({
      level,
      fields: { ...fields, err: String((fields as { err?: unknown }).err) },
      message,
    });
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const connection = openLongConnection({
    appId: SECRETS.appId,
    appSecret,
    domain,
    log,
    receive,
    lookMs: 50,
  });
  connections.push(connection);
  return connection;
}

const say = (text: string) =>
  stage.post('/sandbox/say', {
    as: 'P001',
    chat_id: stage.sandbox.chatIdOf('hazard'),
    text,
    mention_bot: true,
  });
const refuse = (why: string | null) => stage.post('/sandbox/connections', { refuse: why });
const until = async (look: () => boolean) => {
  const deadline = performance.now() + 60_000;
  while (!look()) {
    if (performance.now() > deadline) throw new Error(`not so: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const lines = (level: string) => logged.filter((line) => line.level === level);

describe('an event', () => {
  test('comes as Feishu wrote it', async () => {
    const bodies: unknown[] = [];
    await open(async (body) => {
      bodies.push(body);
      return {};
    }).firstUp;
    await say('抽查');
    expect(bodies).toMatchObject([
      {
        schema: '2.0',
        header: { token: SECRETS.verificationToken },
        event: { message: { chat_type: 'group' } },
      },
    ]);
  });

  test('that is a tap carries the answer back', async () => {
    const fresh = card({ tag: 'markdown', content: '已接收' });
    const answer = { toast: { type: 'success', content: '已接收' }, card: { type: 'raw', data: fresh } };
    await open(async () => answer).firstUp;
    const message_id = await postCard(stage, card(button({ name: 'accept' })));
    const { body } = await stage.post('/sandbox/tap', { as: 'P001', message_id, element: 'accept' });
    expect(body).toEqual({ status: 200, toast: answer.toast, card: fresh });
  });

  test('that cannot be taken is told in the log, and comes again', async () => {
    let times = 0;
    await open(async () => {
      times += 1;
      if (times === 1) throw new Error('the database is gone');
      return {};
    }).firstUp;
    await say('抽查');
    expect(lines('error')).toMatchObject([{ message: 'an event could not be taken' }]);
    await stage.post('/sandbox/clock', { advance: 'P1D' });
    expect(times).toBe(2);
  });
});

describe('the connection', () => {
  test('is up, down when it is cut, and up again', async () => {
    const connection = open();
    expect(connection.isUp()).toBe(false);
    await connection.firstUp;
    expect(connection.isUp()).toBe(true);
    await stage.post('/sandbox/connections/drop', {});
    await until(() => !connection.isUp());
    await until(() => connection.isUp());
    expect(logged.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'the long connection is up',
        'the long connection is lost',
        'the long connection is up again',
      ]),
    );
    expect(lines('error')).toEqual([]);
  });

  test.each([
    ['busy', 1],
    ['forbidden', 403],
    ['auth-failed', 514],
    ['too-many', 1000040350],
    ['internal', 1000040343],
  ])('refused as %s is asked for until it is granted', async (why, code) => {
    await refuse(why);
    const connection = open();
    await until(() => lines('error').length > 0);
    expect(lines('error')[0]).toMatchObject({
      fields: { code },
      message: expect.stringContaining('refuses'),
    });
    await refuse(null);
    // the SDK itself waits up to 30 s when its very first try fails in a way it means to repeat
    if (why === 'internal') return;
    await connection.firstUp;
    expect(connection.isUp()).toBe(true);
  });

  test('refused after a cut is asked for too', async () => {
    const connection = open();
    await connection.firstUp;
    await refuse('internal');
    await stage.post('/sandbox/connections/drop', {});
    await until(() => lines('error').length > 2);
    await refuse('busy');
    await until(() => lines('error').some(({ fields }) => fields.code === 1));
    expect(connection.isUp()).toBe(false);
    await refuse(null);
    await until(() => connection.isUp());
  });

  test('with the wrong secret is refused, and the log says so', async () => {
    const connection = open(undefined, { appSecret: 'not-the-secret' });
    await until(() => lines('error').length > 1);
    expect(lines('error')[0]!.fields).toMatchObject({ code: 514, msg: 'auth failed' });
    expect(connection.isUp()).toBe(false);
    expect(JSON.stringify(logged)).not.toContain('not-the-secret');
  });

  test('to nobody is told once, and can be closed', async () => {
    const connection = open(undefined, { domain: 'http://127.0.0.1:9' });
    await until(() => lines('warn').length > 0);
    expect(lines('warn')[0]).toMatchObject({ fields: { code: 'ECONNREFUSED' } });
    await connection.close();
  });
});

describe('a rude server', () => {
  /** Answers the first request for an address so, and the others as the sandbox does. */
  async function openDoor(first: () => Promise<object>): Promise<{ url: string; server: Server }> {
    let asked = 0;
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      asked += 1;
      const body = Buffer.concat(chunks).toString('utf8');
      const answer =
        asked === 1 ? await first() : (await stage.post(request.url!, JSON.parse(body) as object)).body;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  }

  test('that refuses without `data` is understood', async () => {
    const { url, server } = await openDoor(async () => ({ code: 514, msg: 'auth failed' }));
    const connection = open(undefined, { domain: url });
    await connection.firstUp;
    expect(lines('error').map(({ fields }) => fields.code)).toEqual([514]);
    server.close();
  });

  test('that hangs up in the moment of connecting is called again', async () => {
    const rude = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    rude.on('connection', (socket, request) => {
      // the goodbye travels with the greeting
      socket.close();
      request.socket.end();
    });
    await new Promise((listening) => rude.once('listening', listening));
    const { port } = rude.address() as AddressInfo;
    const config = { ReconnectCount: -1, PingInterval: 30, ...QUICK };
    const URL = `ws://127.0.0.1:${port}/?device_id=1&service_id=1`;
    const { url, server } = await openDoor(async () => ({
      code: 0,
      msg: '',
      data: { URL, ClientConfig: config },
    }));
    const heard: unknown[] = [];
    const connection = open(
      async (body) => {
        heard.push(body);
        return {};
      },
      { domain: url },
    );
    const isThere = async () => {
      const { body } = await stage.get<{ connections: unknown[] }>('/sandbox/connections');
      return body.connections.length;
    };
    const deadline = performance.now() + 60_000;
    while ((await isThere()) === 0) expect(performance.now()).toBeLessThan(deadline);
    await until(() => connection.isUp());
    await say('抽查');
    expect(heard).toHaveLength(1);
    rude.close();
    server.close();
  });
});

describe('a stop', () => {
  /** A connection that keeps what comes in until it is told to answer. */
  async function holding() {
    let free = () => {};
    const held = new Promise<object>((resolve) => {
      free = () => resolve({});
    });
    let begun = 0;
    const connection = open(() => {
      begun += 1;
      return held;
    });
    await connection.firstUp;
    return { connection, free: () => free(), begun: () => begun };
  }

  /** What the next connection gets, within a day. */
  async function cameLater(): Promise<unknown[]> {
    const later: unknown[] = [];
    await open(async (body) => {
      later.push(body);
      return {};
    }).firstUp;
    await stage.post('/sandbox/clock', { advance: 'P1D' });
    return later;
  }

  test('finishes and acknowledges what has come in', async () => {
    const { connection, free, begun } = await holding();
    const said = say('抽查');
    await until(() => begun() === 1);
    const closed = connection.close();
    free();
    await Promise.all([said, closed]);
    expect(connection.isUp()).toBe(false);
    const later = await cameLater();
    expect(later).toEqual([]);
  });

  test('leaves what comes meanwhile to the next', async () => {
    const { connection, free, begun } = await holding();
    const first = say('第一条');
    await until(() => begun() === 1);
    const closed = connection.close();
    await say('第二条');
    free();
    await Promise.all([first, closed]);
    expect(begun()).toBe(1);
    const later = await cameLater();
    expect(later).toHaveLength(1);
    expect(JSON.stringify(later)).toContain('第二条');
  });

  test('is no reason to come back', async () => {
    const connection = open();
    await connection.firstUp;
    await connection.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { body } = await stage.get<{ connections: unknown[] }>('/sandbox/connections');
    expect(body.connections).toEqual([]);
  });
});
