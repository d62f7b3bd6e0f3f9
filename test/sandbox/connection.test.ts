/** 长连接: the SDK's own WSClient, unchanged, and a bare socket where one must see the frames. */
import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from '../../src/sandbox/ws/frame.ts';
import { button, card, openStage, postCard, SECRETS, type Stage, type WireEvent } from './support.ts';

const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
const SHORT = { ReconnectInterval: 0.05, ReconnectNonce: 0.02 };

let stage: Stage;
let group: string;
let opened: { close(): void }[];

const start = async (over: Partial<SandboxOptions> = {}) => {
  stage = await openStage({ mode: 'ws', connection: SHORT, ...over });
  group = stage.sandbox.chatIdOf('hazard');
};

beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const each of opened) each.close();
  await stage.close();
});

type Client = { heard: WireEvent[]; reconnected: Promise<void> };

/** The SDK's client, connected; `answer` is its dispatcher. */
async function connect(answer: (event: WireEvent) => unknown = () => ({})): Promise<Client> {
  const heard: WireEvent[] = [];
  const dispatcher = {
    invoke: async (event: WireEvent) => {
      heard.push(event);
      return answer(event);
    },
  };
  const { appId, appSecret } = SECRETS;
  let again = () => {};
  const reconnected = new Promise<void>((resolve) => {
    again = resolve;
  });
  await new Promise<void>((onReady, onError) => {
    const client = new lark.WSClient({
      appId,
      appSecret,
      domain: stage.url,
      logger: quiet,
      onReady,
      onError,
      onReconnected: again,
    });
    opened.push(client);
    void client.start({ eventDispatcher: dispatcher as unknown as Lark.EventDispatcher });
  });
  return { heard, reconnected };
}

type Offer = { code: number; msg: string; data: { URL?: string; ClientConfig?: Record<string, number> } };
const ask = async (AppID = SECRETS.appId, AppSecret = SECRETS.appSecret) =>
  (await stage.post<Offer>('/callback/ws/endpoint', { AppID, AppSecret })).body;

/** A socket without the SDK: what came, frame by frame. */
async function bare(): Promise<{ socket: WebSocket; frames: Frame[]; next(n: number): Promise<Frame[]> }> {
  const socket = new WebSocket((await ask()).data.URL!);
  const frames: Frame[] = [];
  opened.push({ close: () => socket.terminate() });
  socket.on('message', (bytes: Buffer) => {
    frames.push(decodeFrame(bytes)!);
    socket.emit('counted');
  });
  await new Promise((open) => socket.once('open', open));
  const next = async (n: number) => {
    while (frames.length < n) await new Promise((came) => socket.once('counted', came));
    return frames;
  };
  return { socket, frames, next };
}
const ping = (socket: WebSocket) =>
  socket.send(
    encodeFrame({ service: 1, method: CONTROL, headers: { type: 'ping' }, payload: new Uint8Array() }),
  );
const acknowledge = (socket: WebSocket, frame: Frame, code = 200) =>
  socket.send(encodeFrame({ ...frame, payload: Buffer.from(JSON.stringify({ code })) }));

const say = (text: string) =>
  stage.post<{ message_id: string }>('/sandbox/say', { as: 'P001', chat_id: group, text, mention_bot: true });
const advance = (advance: string) => stage.post('/sandbox/clock', { advance });
const textOf = (event: WireEvent) =>
  (JSON.parse(event.event.message!.content) as { text: string }).text.replace('@_user_1 ', '');

describe('the SDK', () => {
  test('hears what is said, in plain JSON and whole', async () => {
    await start();
    const { heard } = await connect();
    await say('抽查 危化 10%');
    expect(heard.map(textOf)).toEqual(['抽查 危化 10%']);
    expect(heard[0]).toMatchObject({
      schema: '2.0',
      header: { event_type: 'im.message.receive_v1', app_id: SECRETS.appId },
    });
    expect(stage.ear.heard).toEqual([]);
  });

  test('answers a tap with a toast and a card', async () => {
    await start();
    const fresh = card({ tag: 'markdown', content: '已接收' });
    await connect(() => ({
      toast: { type: 'success', content: '已接收' },
      card: { type: 'raw', data: fresh },
    }));
    const message_id = await postCard(stage, card(button({ name: 'accept' })));
    const { body } = await stage.post('/sandbox/tap', { as: 'P001', message_id, element: 'accept' });
    expect(body).toEqual({ status: 200, toast: { type: 'success', content: '已接收' }, card: fresh });
  });

  test('may answer nothing', async () => {
    await start();
    await connect(() => undefined);
    const message_id = await postCard(stage, card(button({ name: 'accept' })));
    const { body } = await stage.post('/sandbox/tap', { as: 'P001', message_id, element: 'accept' });
    expect(body).toEqual({ status: 200 });
  });

  test('that throws at a tap shows as a failed callback', async () => {
    await start();
    await connect(() => {
      throw new Error('no');
    });
    const message_id = await postCard(stage, card(button({ name: 'accept' })));
    const { body } = await stage.post('/sandbox/tap', { as: 'P001', message_id, element: 'accept' });
    expect(body).toEqual({ status: 500, code: 200671 });
  });

  test('puts a long event together again', async () => {
    await start();
    const { heard } = await connect();
    const text = '双随机、一公开。'.repeat(3000);
    await say(text);
    expect(heard.map(textOf)).toEqual([text]);
  });

  test('comes back after a cut', async () => {
    await start();
    const { heard, reconnected } = await connect();
    const before = (await stage.get<{ connections: { id: string }[] }>('/sandbox/connections')).body;
    expect((await stage.post('/sandbox/connections/drop', {})).body).toEqual({ dropped: 1 });
    await reconnected;
    await say('还在吗');
    expect(heard.map(textOf)).toEqual(['还在吗']);
    const after = (await stage.get<{ connections: { id: string }[] }>('/sandbox/connections')).body;
    expect(after.connections).toHaveLength(1);
    expect(after.connections[0]!.id).not.toBe(before.connections[0]!.id);
  });
});

describe('an event', () => {
  test('that nobody is there to hear comes later', async () => {
    await start();
    await say('有人吗');
    const { heard } = await connect();
    expect(heard).toEqual([]);
    await advance('PT14S');
    expect(heard).toEqual([]);
    await advance('PT1S');
    expect(heard.map(textOf)).toEqual(['有人吗']);
    await advance('P1D');
    expect(heard).toHaveLength(1);
  });

  test('that is refused comes again four times, the same each time', async () => {
    await start();
    const { heard } = await connect(() => {
      throw new Error('no');
    });
    await say('抽查');
    for (const [wait, times] of [
      ['PT15S', 2],
      ['PT5M', 3],
      ['PT1H', 4],
      ['PT6H', 5],
      ['P2D', 5],
    ] as const) {
      await advance(wait);
      expect(heard).toHaveLength(times);
    }
    expect(new Set(heard.map((event) => JSON.stringify(event))).size).toBe(1);
  });

  test('that is not acknowledged within 3 s comes again; a tap does not', async () => {
    await start();
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const { heard } = await connect(() => held);
    const message_id = await postCard(stage, card(button({ name: 'accept' })));
    const tapped = await stage.post('/sandbox/tap', { as: 'P001', message_id, element: 'accept' });
    expect(tapped.body).toEqual({ status: 0, code: 200341 });
    await say('抽查');
    free();
    await advance('PT15S');
    expect(heard.map((event) => event.header.event_type)).toEqual([
      'card.action.trigger',
      'im.message.receive_v1',
      'im.message.receive_v1',
    ]);
  });

  test('whose connection breaks before the acknowledgement comes again', async () => {
    await start();
    const { socket, next } = await bare();
    ping(socket);
    await next(1);
    const said = say('抽查');
    await next(2);
    socket.terminate();
    await said;
    const { heard } = await connect();
    await advance('PT15S');
    expect(heard.map(textOf)).toEqual(['抽查']);
  });

  test('goes to one connection of several', async () => {
    await start();
    const clients = [await connect(), await connect(), await connect()];
    for (let i = 0; i < 40; i += 1) await say(`第 ${i} 条`);
    const all = clients.flatMap(({ heard }) => heard.map(textOf));
    expect(new Set(all).size).toBe(40);
    expect(all).toHaveLength(40);
    // 40 draws among three leave one of them out once in four million times
    for (const { heard } of clients) expect(heard.length).toBeGreaterThan(0);
  });

  test('goes to the webhook while the app has not chosen long connection', async () => {
    await start({ mode: 'webhook' });
    const { heard } = await connect();
    await say('抽查');
    expect(heard).toEqual([]);
    expect(stage.ear.heard).toHaveLength(1);
  });
});

describe('frames', () => {
  test('wait for the first ping, which is answered with the intervals', async () => {
    await start();
    const { socket, frames, next } = await bare();
    const said = say('抽查');
    await new Promise((pong) => {
      socket.once('pong', pong);
      socket.ping();
    });
    expect(frames).toEqual([]);
    ping(socket);
    const [pong, event] = await next(2);
    expect(pong).toMatchObject({ method: CONTROL, headers: { type: 'pong' } });
    expect(JSON.parse(Buffer.from(pong!.payload).toString())).toEqual({
      ReconnectCount: -1,
      PingInterval: 30,
      ...SHORT,
    });
    expect(event).toMatchObject({ method: DATA, headers: { type: 'event', sum: '1', seq: '0' } });
    acknowledge(socket, event!);
    await said;
    const { body } = await stage.get('/sandbox/connections');
    expect(body).toMatchObject({ refuse: null, connections: [{ pings: 1, sent: 1, acknowledged: 1 }] });
  });

  test('share a message id when an event is cut into several', async () => {
    await start();
    const { socket, next } = await bare();
    ping(socket);
    await next(1);
    const said = say('公'.repeat(20_000));
    const parts = (await next(5)).slice(1);
    expect(parts.map(({ headers }) => [headers.seq, headers.sum])).toEqual([
      ['0', '4'],
      ['1', '4'],
      ['2', '4'],
      ['3', '4'],
    ]);
    expect(new Set(parts.map(({ headers }) => headers.message_id)).size).toBe(1);
    const whole = JSON.parse(Buffer.concat(parts.map(({ payload }) => payload)).toString()) as WireEvent;
    expect(textOf(whole)).toBe('公'.repeat(20_000));
    acknowledge(socket, parts[3]!);
    await said;
  });

  test('that are none close the connection', async () => {
    await start();
    const { socket } = await bare();
    socket.send(Buffer.from('hello'));
    const code = await new Promise((closed) => socket.once('close', closed));
    expect(code).toBe(1002);
  });
});

describe('whoever asks for a connection', () => {
  test('with the secret gets an address and the intervals', async () => {
    await start();
    const { code, data } = await ask();
    expect(code).toBe(0);
    expect(data.URL).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/ws\/v2\?device_id=\d+&.*service_id=\d+/);
    expect(data.ClientConfig).toEqual({ ReconnectCount: -1, PingInterval: 30, ...SHORT });
  });

  test.each([
    ['another secret', SECRETS.appId, 'wrong'],
    ['another app', 'cli_ffffffffffffffff', SECRETS.appSecret],
  ])('with %s is refused', async (_, id, secret) => {
    await start();
    expect(await ask(id, secret)).toEqual({ code: 514, msg: 'auth failed', data: {} });
  });

  test.each([
    ['busy', 1],
    ['forbidden', 403],
    ['auth-failed', 514],
    ['internal', 1000040343],
    ['too-many', 1000040350],
  ])('is refused as %s when the switch says so', async (refuse, code) => {
    await start();
    await stage.post('/sandbox/connections', { refuse });
    expect((await ask()).code).toBe(code);
    await stage.post('/sandbox/connections', { refuse: null });
    expect((await ask()).code).toBe(0);
  });

  test('without a ticket is turned away at the handshake', async () => {
    await start();
    const handshake = (path: string) =>
      new Promise<{ statusCode?: number; headers: Record<string, unknown> }>((resolve) => {
        const socket = new WebSocket(stage.url.replace('http', 'ws') + path);
        socket.on('error', () => undefined);
        socket.on('unexpected-response', (_, response) => resolve(response));
      });
    const turned = await handshake('/ws/v2?device_id=1&service_id=1&ticket=no');
    expect(turned.statusCode).toBe(403);
    expect(turned.headers).toMatchObject({ 'handshake-status': '514', 'handshake-msg': 'auth failed' });
    expect((await handshake('/elsewhere')).statusCode).toBe(404);
  });

  test('gets the fiftieth, not the fifty-first', async () => {
    await start();
    const { URL: url } = (await ask()).data;
    for (let i = 0; i < 50; i += 1) await bare();
    expect((await ask()).code).toBe(1000040350);
    const late = new WebSocket(url!);
    late.on('error', () => undefined);
    const response = await new Promise<{ headers: Record<string, unknown> }>((resolve) =>
      late.on('unexpected-response', (_, answer) => resolve(answer)),
    );
    expect(response.headers).toMatchObject({ 'handshake-autherrcode': '1000040350' });
    await stage.post('/sandbox/connections/drop', {});
    expect((await ask()).code).toBe(0);
  });

  test('and names no connection that is there, hears so', async () => {
    await start();
    const { status, body } = await stage.post('/sandbox/connections/drop', { id: 'none' });
    expect([status, body.error]).toEqual([404, '没有长连接「none」。']);
  });
});
