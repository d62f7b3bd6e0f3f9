/** The calls as they may go wrong: each failure says what to do next, and none tells a secret. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { FeishuError } from '../../src/feishu/errors.ts';
import { appSecret, type Fake, failure, inTurn, json, openFake, type Reply, sent } from './fake.ts';

const text = { type: 'text', content: '{"text":"x"}' } as const;
const say = (feishu: Fake) => feishu.client.send({ openId: 'ou_1' }, text, 'u1');

/** The error of a call, once it is sure that it tells no secret and neither does the log. */
async function failed(call: Promise<unknown>, feishu: Fake): Promise<FeishuError> {
  const error = await call.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(FeishuError);
  const all = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + feishu.logged.join();
  expect(all).not.toContain(appSecret);
  expect(all).not.toMatch(/t-secret|Bearer/);
  return error as FeishuError;
}

test.each([
  [{ 'x-ogw-ratelimit-limit': '100', 'x-ogw-ratelimit-reset': '52' }, 52_000],
  [{ 'retry-after': '3' }, 3000],
  [{ 'x-ogw-ratelimit-reset': '0' }, 0],
  [{ 'x-ogw-ratelimit-reset': '999999' }, 3_600_000],
  [{ 'x-ogw-ratelimit-reset': 'soon' }, undefined],
  [{}, undefined],
])('429 with %j waits %s ms', async (headers, retryAfterMs) => {
  await using feishu = await openFake(failure(99991400, 'request trigger frequency limit', 429, headers));
  expect(await failed(say(feishu), feishu)).toMatchObject({
    ...{ code: 99991400, status: 429, verdict: 'retry', reason: 'rate' },
    retryAfterMs,
  });
});

test.each([
  [502, 'retry', 'server'],
  [500, 'retry', 'server'],
  [429, 'retry', 'rate'],
  [401, 'ask', 'credentials'],
  [403, 'ask', 'scope'],
  [404, 'ask', 'domain'],
  [302, 'ask', 'domain'],
])('%i without a word of Feishu is %s: %s', async (status, verdict, reason) => {
  const page: Reply = (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html', location: '/elsewhere' });
    response.end('<h1>nginx</h1>');
  };
  await using feishu = await openFake(page);
  expect(await failed(say(feishu), feishu)).toMatchObject({ status, verdict, reason });
});

test.each([
  ['a page', '<h1>welcome</h1>'],
  ['half a JSON', '{"code":0,"data":{"mess'],
  ['nothing', ''],
  ['no message id', '{"code":0,"data":{}}'],
])('200 with %s is a fault of the server', async (_, body) => {
  await using feishu = await openFake((_heard, response) => void response.end(body));
  expect(await failed(say(feishu), feishu)).toMatchObject({ verdict: 'retry', reason: 'server' });
});

test.each<[string, Reply]>([
  ['cut before an answer', (_, __, socket) => socket.destroy()],
  ['reset', (_, __, socket) => socket.resetAndDestroy()],
  [
    'cut within the answer',
    (_, response, socket) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' });
      response.write('{"code":0,');
      setTimeout(() => socket.destroy(), 20);
    },
  ],
  ['silence', () => undefined],
  ['not HTTP', (_, __, socket) => void socket.end('hello\r\n\r\n')],
])('%s is the network', async (_, reply) => {
  await using feishu = await openFake(reply, { timeoutMs: 300 });
  expect(await failed(say(feishu), feishu)).toMatchObject({ verdict: 'retry', reason: 'network' });
});

test('an answer that drips is cut at the deadline', async () => {
  await using feishu = await openFake(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
    { timeoutMs: 400 },
  );
  expect(await failed(say(feishu), feishu)).toMatchObject({ reason: 'network' });
});

test('nobody there', async () => {
  const feishu = await openFake(sent);
  await feishu[Symbol.asyncDispose]();
  expect(await failed(say(feishu), feishu)).toMatchObject({ verdict: 'retry', reason: 'network' });
});

test.each([
  ['400', failure(99991663, 'Invalid access token for authorization: Bearer t-secret1')],
  ['200', json({ code: 99991663, msg: 'Invalid access token t-secret1' })],
  ['401', failure(99991661, 'Missing access token', 401)],
])('a rejected token (%s) is replaced, once', async (_, rejection) => {
  await using feishu = await openFake(inTurn(rejection, sent));
  expect(await say(feishu)).toEqual({ messageId: 'om_1' });
  expect(feishu.tokens()).toBe(2);
  expect(feishu.calls().map((c) => c.headers.authorization)).toEqual([
    'Bearer t-secret1',
    'Bearer t-secret2',
  ]);
  expect(feishu.logged.join()).not.toMatch(/t-secret/);
});

test('five calls with one dead token fetch one new token', async () => {
  const picky: Reply = (heard, ...rest) =>
    heard.headers.authorization === 'Bearer t-secret1'
      ? failure(99991663, 'Invalid access token')(heard, ...rest)
      : sent(heard, ...rest);
  await using feishu = await openFake(picky);
  await Promise.all([1, 2, 3, 4, 5].map(() => say(feishu)));
  expect([feishu.tokens(), feishu.calls().length]).toEqual([2, 10]);
});

test('a token that stays rejected is asked about', async () => {
  await using feishu = await openFake(failure(99991663, 'Invalid access token: t-secret2'));
  expect(await failed(say(feishu), feishu)).toMatchObject({ verdict: 'ask', reason: 'credentials' });
  expect(feishu.calls()).toHaveLength(2);
});

test.each([
  ['with 200', json({ code: 10014, msg: `app secret invalid: ${appSecret}` }), 'ask', 'credentials'],
  ['with 400', failure(10003, `invalid app_id, secret ${appSecret}`), 'ask', 'credentials'],
  ['not now', failure(99991400, 'limit', 429), 'retry', 'rate'],
  ['unreadable', json({ code: 0, msg: 'ok' }), 'retry', 'server'],
])(
  'no token, %s: every waiting call hears it, the next one asks again',
  async (_, token, verdict, reason) => {
    await using feishu = await openFake(sent, { token });
    const errors = await Promise.all([1, 2, 3].map(() => failed(say(feishu), feishu)));
    for (const error of errors) expect(error).toMatchObject({ verdict, reason });
    expect([feishu.tokens(), feishu.calls().length]).toEqual([1, 0]);
    await failed(say(feishu), feishu);
    expect(feishu.tokens()).toBe(2);
  },
);

test('a download that is refused says why, with 400 and with 200', async () => {
  const refusal = { code: 234003, msg: 'File not in msg.' };
  await using feishu = await openFake(
    inTurn(json(refusal, 400), json(refusal), failure(234004, 'not in chat')),
  );
  const fetch = () => failed(feishu.client.download('om_1', 'file_1', 1000), feishu);
  expect(await fetch()).toMatchObject({ code: 234003, verdict: 'give-up', status: 400 });
  expect(await fetch()).toMatchObject({ code: 234003, verdict: 'give-up' });
  expect(await fetch()).toMatchObject({ reason: 'not-in-group' });
});

test('an upload that fails tells neither token nor content', async () => {
  await using feishu = await openFake(
    failure(234006, 'The file size exceed the max value. Bearer t-secret1'),
  );
  const error = await failed(feishu.client.upload('a.pdf', Buffer.from('confidential')), feishu);
  expect(error).toMatchObject({ reason: 'too-big', verdict: 'give-up' });
  expect(inspect(error, { depth: 9 })).not.toContain('confidential');
});

test('the id of the log is kept for a question to the platform', async () => {
  await using feishu = await openFake(failure(230099, 'Failed to create card content'));
  expect((await failed(say(feishu), feishu)).message).toBe(
    'bad-card 230099: Failed to create card content (log_id 20240913161357)',
  );
});
