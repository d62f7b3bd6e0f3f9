/** Faults: each kind strikes as it says, is counted, and leaves the effect it says it leaves. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decrypt, sign } from '../../src/sandbox/crypto.ts';
import { KINDS } from '../../src/sandbox/faults/kinds.ts';
import { button, card, openStage, postCard, refusal, SECRETS, type Stage, text } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

type Row = { id: string; kind: string; seen: number; hits: number; left: number | null; seed: string };
const add = (rule: unknown) => stage.post<Row>('/sandbox/faults', rule);
const rows = async () => (await stage.get<Row[]>('/sandbox/faults')).body;
const group = () => stage.sandbox.chatIdOf('hazard');
const send = (uuid = 'one', chat = group()) =>
  stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat, ...text('抽查'), uuid },
  });
const said = async (chat = group()) =>
  (await stage.get<{ msg_type: string }[]>(`/sandbox/messages?chat_id=${chat}`)).body;
const sends = async () =>
  (
    await stage.get<{ uuid: string; calls: number; accepted: number; message_ids: string[] }[]>(
      '/sandbox/trace/sends',
    )
  ).body;
const broken = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown as { code?: string; message: string },
  );
  expect(error).toBeDefined();
  return error!.code ?? error!.message;
};

describe('rules', () => {
  test('the kinds, the documentation and the words agree', async () => {
    const { body } =
      await stage.get<{ kind: string; name: string; says: string; params: unknown[] }[]>(
        '/sandbox/faults/kinds',
      );
    expect(body.map(({ kind }) => kind)).toEqual(Object.keys(KINDS));
    const told = readFileSync('docs/sandbox.md', 'utf8')
      .split('\n')
      .map((line) => /^\| `([a-z-]+)` \| (.+?) \| (.+?) \|/.exec(line)?.slice(1))
      .filter((cells) => cells !== undefined);
    expect(told).toEqual(body.map(({ kind, name, says }) => [kind, name, says]));
  });

  test.each([
    [{ kind: 'nonsense' }, '没有「nonsense」这种故障'],
    [{ kind: 'latency', reset: 3 }, '没有 reset 这个参数'],
    [{ kind: 'server-error', status: 404 }, 'status 应在 500 到 504 之间'],
    [{ kind: 'late', on: { api: '*' } }, '不能按 api 限定'],
    [{ kind: 'latency', on: { event: 'x' } }, '不能按 event 限定'],
    [{ kind: 'latency', on: { api: 'im/v1' } }, '不是接口'],
    [{ kind: 'latency', on: { chat: 'oc_no' } }, '没有会话'],
    [{ kind: 'latency', on: { person: 'P999' } }, '没有编号'],
    [{ kind: 'latency', share: 1.5 }, 'share'],
    [{ kind: 'latency', times: 0 }, 'times'],
    [{ kind: 'latency', sometimes: 1 }, 'sometimes'],
  ])('%o is refused in a sentence', async (rule, why) => {
    const { status, body } = await add(rule);
    expect([400, 404]).toContain(status);
    expect(body.error).toContain(why);
    expect(await rows()).toEqual([]);
  });

  test('several at once, or none; ids are kept, dropped, cleared', async () => {
    const wrong = await add([{ kind: 'latency' }, { kind: 'nonsense' }]);
    expect(wrong.status).toBe(400);
    const { body } = await add([
      { kind: 'latency', ms: 5 },
      { kind: 'late', id: 'mine' },
    ]);
    expect(body).toMatchObject([
      { id: 'f1', ms: 5, hits: 0 },
      { id: 'mine', ms: 60_000, left: null },
    ]);
    expect((await add({ kind: 'late', id: 'mine' })).status).toBe(409);
    const drop = (path: string) => fetch(`${stage.url}/sandbox/faults${path}`, { method: 'DELETE' });
    expect((await drop('/mine')).status).toBe(200);
    expect((await drop('/mine')).status).toBe(404);
    expect(await rows()).toHaveLength(1);
    await drop('');
    expect(await rows()).toEqual([]);
  });

  test('a reset clears them', async () => {
    await add({ kind: 'latency' });
    await stage.post('/sandbox/reset', {});
    expect(await rows()).toEqual([]);
  });

  test('a seed repeats which calls are struck, another one strikes others', async () => {
    const run = async (seed: number) => {
      await fetch(`${stage.url}/sandbox/faults`, { method: 'DELETE' });
      await add({ kind: 'token-expired', share: 0.5, seed, on: { api: 'GET /bot/v3/info' } });
      const outcomes: boolean[] = [];
      for (let n = 0; n < 20; n += 1) {
        const call = stage.client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
        outcomes.push(
          await call.then(
            () => true,
            () => false,
          ),
        );
      }
      return outcomes;
    };
    const first = await run(7);
    expect(new Set(first).size).toBe(2);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    expect((await rows())[0]).toMatchObject({ seed: '8', seen: 20 });
  });

  test('times, the chat and the API limit a rule', async () => {
    const p2p = stage.sandbox.p2pChatIdOf('P001');
    await add([
      { kind: 'bot-outside', times: 1, on: { api: 'POST /im/v1/messages', chat: group() } },
      { kind: 'recalled', on: { api: 'PATCH /im/v1/messages/:id' } },
      { kind: 'no-availability', on: { person: 'P002' } },
    ]);
    await send('a', p2p);
    expect(await refusal(send('b'))).toMatchObject({ code: 230002 });
    await send('b');
    const [message] = await said();
    expect(message).toBeDefined();
    const id = await postCard(stage, card(button()));
    const patch = stage.client.im.v1.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(card()) },
    });
    expect(await refusal(patch)).toMatchObject({ code: 230011 });
    const open_id = stage.sandbox.openIdOf('P002');
    const toPerson = stage.client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: open_id, ...text('x') },
    });
    expect(await refusal(toPerson)).toMatchObject({ code: 230013 });
    expect(await rows()).toMatchObject([
      { seen: 3, hits: 1, left: 0 },
      { seen: 1, hits: 1 },
      { seen: 1, hits: 1 },
    ]);
  });
});

describe('calls', () => {
  test.each([
    ['app-rate', 429, 99991400],
    ['target-rate', 400, 230020],
    ['token-expired', 400, 99991663],
    ['no-availability', 400, 230013],
    ['bot-outside', 400, 230002],
    ['recalled', 400, 230011],
    ['deleted', 400, 230110],
    ['no-scope', 400, 99991672],
    ['being-sent', 400, 230049],
    ['card-locked', 400, 230099],
  ])('%s answers %i with %i and leaves nothing', async (kind, status, code) => {
    await add({ kind, times: 1 });
    expect(await refusal(send())).toMatchObject({ status, code });
    expect(await said()).toEqual([]);
    await send();
    expect(await said()).toHaveLength(1);
  });

  const raw = (path = '/bot/v3/info') => fetch(`${stage.url}/open-apis${path}`);

  test('429 with and without the header', async () => {
    await add([{ kind: 'app-rate', reset: 7, times: 1 }, { kind: 'app-rate' }]);
    expect((await raw()).headers.get('x-ogw-ratelimit-reset')).toBe('7');
    const without = await raw();
    expect([without.status, without.headers.get('x-ogw-ratelimit-reset')]).toEqual([429, null]);
  });

  test.each([500, 502, 503, 504])('a gateway answers %i in HTML', async (status) => {
    await add({ kind: 'server-error', status });
    const answer = await raw();
    expect([answer.status, answer.headers.get('content-type')?.slice(0, 9)]).toEqual([status, 'text/html']);
    expect(await answer.text()).toContain(`<h1>${status} `);
  });

  test('the token is spared unless it is named', async () => {
    await add({ kind: 'server-error' });
    const ask = () =>
      fetch(`${stage.url}/open-apis/auth/v3/tenant_access_token/internal`, {
        method: 'POST',
        body: JSON.stringify({ app_id: SECRETS.appId, app_secret: SECRETS.appSecret }),
      });
    expect((await ask()).status).toBe(200);
    await add({ kind: 'server-error', on: { api: '/auth/*' } });
    expect((await ask()).status).toBe(502);
  });

  test('a cut before leaves nothing, a cut after leaves the message', async () => {
    await add([
      { kind: 'cut-before', times: 1 },
      { kind: 'cut-after', times: 1 },
    ]);
    expect(await broken(send())).toBe('ECONNRESET');
    expect(await said()).toEqual([]);
    expect(await broken(send())).toBe('ECONNRESET');
    expect(await said()).toHaveLength(1);
    const again = await send();
    expect(await said()).toHaveLength(1);
    expect(await sends()).toMatchObject([
      { uuid: 'one', calls: 2, accepted: 2, message_ids: [again.data!.message_id] },
    ]);
  });

  test('a lost answer hangs until the client gives up', async () => {
    await send('warm');
    await add({ kind: 'lost-answer', times: 1 });
    const url = '/open-apis/im/v1/messages?receive_id_type=chat_id';
    const call = stage.client.request({
      method: 'POST',
      url,
      timeout: 1000,
      data: { receive_id: group(), ...text('x'), uuid: 'two' },
    });
    expect(await broken(call)).toBe('ECONNABORTED');
    expect(await said()).toHaveLength(2);
  });

  test('what hangs or sleeps is let go when the faults are cleared', async () => {
    await add([{ kind: 'sleep', on: { api: '/im/*' } }]);
    const sleeping = send();
    while ((await rows())[0]!.hits === 0);
    await fetch(`${stage.url}/sandbox/faults`, { method: 'DELETE' });
    expect((await sleeping).code).toBe(0);
  });

  test('whoever left while the platform slept finds the message there', async () => {
    await send('warm');
    await add({ kind: 'sleep', ms: 600, times: 1 });
    const call = stage.client.request({
      method: 'POST',
      url: '/open-apis/im/v1/messages?receive_id_type=chat_id',
      timeout: 200,
      data: { receive_id: group(), ...text('x'), uuid: 'slow' },
    });
    expect(await broken(call)).toBe('ECONNABORTED');
    await expect.poll(async () => (await said()).length).toBe(2);
  });

  test('an answer that is no JSON, and half an answer', async () => {
    await send('warm');
    await add([{ kind: 'malformed-answer', times: 1 }, { kind: 'half-answer' }]);
    const answer = await send('garbled');
    expect(typeof answer).toBe('string');
    expect(() => JSON.parse(answer as unknown as string)).toThrow();
    expect(await broken(send('halved'))).toMatch(/ERR_BAD_RESPONSE|ECONNRESET/);
    expect(await said()).toHaveLength(3);
  });

  test('waiting goes with another fault', async () => {
    await add([{ kind: 'latency', ms: 20 }, { kind: 'recalled' }]);
    expect(await refusal(send())).toMatchObject({ code: 230011 });
    expect(await rows()).toMatchObject([{ hits: 1 }, { hits: 1 }]);
  });
});

describe('events', () => {
  const say = (words: string, as = 'P001') =>
    stage.post('/sandbox/say', { as, chat_id: stage.sandbox.p2pChatIdOf(as), text: words });
  const heard = () => stage.ear.heard.map(({ event }) => JSON.parse(event.event.message!.content).text);
  const advance = (by: string) => stage.post('/sandbox/clock', { advance: by });

  test('duplicates at once and later', async () => {
    await add([
      { kind: 'duplicate', copies: 2, times: 1 },
      { kind: 'duplicate', copies: 1, ms: 60_000, times: 1 },
    ]);
    await say('a');
    await expect.poll(heard).toEqual(['a', 'a', 'a']);
    await advance('PT2M');
    expect(heard()).toHaveLength(4);
    const ids = new Set(stage.ear.heard.map(({ event }) => event.header.event_id));
    expect(ids.size).toBe(1);
    await say('b');
    expect(heard()).toHaveLength(5);
  });

  test('late on the clock of the sandbox, only for whom it is meant', async () => {
    await add({ kind: 'late', ms: 600_000, on: { person: 'P001', event: 'im.message.receive_v1' } });
    await say('late');
    await say('now', 'P002');
    expect(heard()).toEqual(['now']);
    await advance('PT9M');
    expect(heard()).toEqual(['now']);
    await advance('PT2M');
    expect(heard()).toEqual(['now', 'late']);
  });

  test('shuffled in another order, the rest when it is time', async () => {
    await add({ kind: 'shuffle', hold: 4, ms: 60_000, seed: 1 });
    for (const word of ['a', 'b', 'c']) await say(word);
    expect(heard()).toEqual([]);
    await say('d');
    expect(heard().sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(heard()).not.toEqual(['a', 'b', 'c', 'd']);
    await say('e');
    expect(heard()).toHaveLength(4);
    await advance('PT2M');
    expect(heard()[4]).toBe('e');
  });

  test('the first try gets lost, the repetition arrives', async () => {
    await add({ kind: 'drop-first' });
    await say('a');
    expect(heard()).toEqual([]);
    await advance('PT20S');
    expect(heard()).toEqual(['a']);
  });

  test('an acknowledgement that is lost brings the event again', async () => {
    await add({ kind: 'lost-ack', times: 1 });
    await say('a');
    await advance('PT20S');
    await advance('PT1H');
    expect(heard()).toEqual(['a', 'a']);
  });

  const isSigned = ({ raw, headers }: Stage['ear']['heard'][number]) => {
    const [at, nonce] = [headers['x-lark-request-timestamp']!, headers['x-lark-request-nonce']!];
    return headers['x-lark-signature'] === sign(at, nonce, SECRETS.encryptKey, raw);
  };

  test('a wrong signature once, then the right one', async () => {
    await add({ kind: 'wrong-signature', times: 1 });
    await say('a');
    await say('b');
    expect(stage.ear.heard.map(isSigned)).toEqual([false, true]);
  });

  test('an old request comes again byte for byte', async () => {
    await say('old');
    await advance('PT1H');
    await add({ kind: 'replay', times: 1 });
    await say('new');
    const [first, , last] = stage.ear.heard;
    expect(heard()).toEqual(['old', 'new', 'old']);
    expect(last!.raw).toBe(first!.raw);
    for (const name of ['x-lark-request-timestamp', 'x-lark-signature'])
      expect(last!.headers[name]).toBe(first!.headers[name]);
  });

  test.each([-30, 30])('a clock that is off by %i minutes', async (minutes) => {
    await add({ kind: 'clock-skew', minutes });
    await say('a');
    const [hook] = stage.ear.heard;
    const now = stage.sandbox.now().getTime();
    for (const ms of [
      Number(hook!.headers['x-lark-request-timestamp']) * 1000,
      Number(hook!.event.header.create_time),
    ])
      expect(Math.round((ms - now) / 60_000)).toBe(minutes);
    expect(isSigned(hook!)).toBe(true);
    expect(JSON.parse(decrypt(SECRETS.encryptKey, JSON.parse(hook!.raw).encrypt)).schema).toBe('2.0');
  });

  test('a callback twice, its answer lost, its signature wrong', async () => {
    const id = await postCard(stage, card(button({ name: 'go' })));
    const tap = () =>
      stage.post<{ code?: number }>('/sandbox/tap', { as: 'P001', message_id: id, element: 'go' });
    await add({ kind: 'duplicate', times: 1 });
    expect((await tap()).body.code).toBeUndefined();
    await expect.poll(() => stage.ear.heard.length).toBe(2);
    await add([{ kind: 'lost-ack', times: 1 }, { kind: 'late' }, { kind: 'drop-first' }]);
    expect((await tap()).body.code).toBe(200341);
    expect(stage.ear.heard).toHaveLength(3);
    await add({ kind: 'wrong-signature' });
    await tap();
    expect(isSigned(stage.ear.heard[3]!)).toBe(false);
  });
});
