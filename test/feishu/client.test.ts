/** The calls as they should go. */
import { afterEach, expect, test, vi } from 'vitest';
import { tokenKeeper } from '../../src/feishu/token.ts';
import { inTurn, json, openFake, type Reply, sent } from './fake.ts';

const text = { type: 'text', content: '{"text":"你好"}' } as const;

afterEach(() => vi.unstubAllEnvs());

test('a message to a person and to a chat', async () => {
  await using feishu = await openFake(sent);
  expect(await feishu.client.send({ openId: 'ou_1' }, text, 'once-1')).toEqual({ messageId: 'om_1' });
  await feishu.client.send({ chatId: 'oc_1' }, { type: 'interactive', content: '{}' }, 'once-2');
  const [first, second] = feishu.calls();
  expect(first).toMatchObject({ method: 'POST', path: '/open-apis/im/v1/messages' });
  expect(first?.query.toString()).toBe('receive_id_type=open_id');
  expect(first?.headers.authorization).toBe('Bearer t-secret1');
  expect(first?.headers['user-agent']).toContain('oapi-node-sdk');
  expect(JSON.parse(`${first?.body}`)).toEqual({
    receive_id: 'ou_1',
    msg_type: 'text',
    content: text.content,
    uuid: 'once-1',
  });
  expect(second?.query.get('receive_id_type')).toBe('chat_id');
  expect(JSON.parse(`${second?.body}`)).toMatchObject({ receive_id: 'oc_1', msg_type: 'interactive' });
});

test('five cold sends at once fetch one token', async () => {
  await using feishu = await openFake(sent);
  await Promise.all([1, 2, 3, 4, 5].map((n) => feishu.client.send({ openId: 'ou_1' }, text, `u${n}`)));
  expect([feishu.tokens(), feishu.calls().length]).toEqual([1, 5]);
  await feishu.client.send({ openId: 'ou_1' }, text, 'u6');
  expect(feishu.tokens()).toBe(1);
});

test('two apps do not share a token', async () => {
  await using one = await openFake(sent);
  await using two = await openFake(sent);
  await Promise.all([one, two].map((f) => f.client.send({ openId: 'ou_1' }, text, 'u')));
  expect([one.tokens(), two.tokens()]).toEqual([1, 1]);
});

test('a card is changed in place', async () => {
  await using feishu = await openFake(json({ code: 0, msg: 'ok', data: {} }));
  await feishu.client.patch('om_a/b', '{"schema":"2.0"}');
  const [call] = feishu.calls();
  expect(call).toMatchObject({ method: 'PATCH', path: '/open-apis/im/v1/messages/om_a%2Fb' });
  expect(JSON.parse(`${call?.body}`)).toEqual({ content: '{"schema":"2.0"}' });
});

test('a file goes up as a form', async () => {
  await using feishu = await openFake(json({ code: 0, data: { file_key: 'file_1' } }));
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
  expect(await feishu.client.upload('抽取记录 "甲".xlsx', bytes)).toBe('file_1');
  const [call] = feishu.calls();
  const form = await new Response(new Uint8Array(call!.body), {
    headers: { 'content-type': call!.headers['content-type']! },
  }).formData();
  expect(call?.path).toBe('/open-apis/im/v1/files');
  expect([form.get('file_type'), form.get('file_name')]).toEqual(['xls', '抽取记录 "甲".xlsx']);
  const file = form.get('file') as File;
  expect([file.name, Buffer.from(await file.arrayBuffer())]).toEqual(['file.xlsx', bytes]);
  await feishu.client.upload('record', bytes);
  expect(`${feishu.calls()[1]?.body}`).toContain('stream');
});

const bytes = Buffer.from(Array.from({ length: 5000 }, (_, n) => n % 256));
const binary: Reply = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  response.write(bytes.subarray(0, 2000));
  setImmediate(() => response.end(bytes.subarray(2000)));
};

test('a file comes down whole, a picture as a picture', async () => {
  await using feishu = await openFake(binary);
  const file = await feishu.client.download('om_1', 'file_1', 5000);
  expect(Buffer.compare(file, bytes)).toBe(0);
  await feishu.client.download('om_1', 'img_1', 5000);
  const [first, second] = feishu.calls();
  expect(first).toMatchObject({ method: 'GET', path: '/open-apis/im/v1/messages/om_1/resources/file_1' });
  expect([first?.query.get('type'), second?.query.get('type')]).toEqual(['file', 'image']);
});

test('more bytes than allowed are not taken, announced or not', async () => {
  const announced: Reply = (_, response) => {
    response.writeHead(200, { 'content-length': '5000' });
    response.end(bytes);
  };
  await using feishu = await openFake(inTurn(binary, announced));
  const wanted = { verdict: 'give-up', reason: 'too-big' };
  await expect(feishu.client.download('om_1', 'file_1', 4999)).rejects.toMatchObject(wanted);
  await expect(feishu.client.download('om_1', 'file_1', 4999)).rejects.toMatchObject(wanted);
});

test('a downloaded JSON file is a file', async () => {
  const mine: Reply = (_, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="a.json"',
    });
    response.end('{"code":7,"msg":"mine"}');
  };
  await using feishu = await openFake(mine);
  expect(`${Buffer.from(await feishu.client.download('om_1', 'file_1', 100))}`).toContain('mine');
});

/** Every mobile has an account but those that end in 9, written +86 as Feishu may do. */
const accounts: Reply = (heard, ...rest) => {
  const { mobiles } = JSON.parse(`${heard.body}`) as { mobiles: string[] };
  const user_list = mobiles.map((mobile) =>
    mobile.endsWith('9') ? { mobile } : { mobile: `+86${mobile}`, user_id: `ou_${mobile}` },
  );
  json({ code: 0, data: { user_list } })(heard, ...rest);
};

test('accounts by mobile, fifty a call', async () => {
  await using feishu = await openFake(accounts);
  const mobiles = Array.from({ length: 120 }, (_, n) => String(13800000000 + n));
  const found = await feishu.client.accountsByMobile(mobiles);
  expect(found.size).toBe(108);
  expect(found.get('13800000001')).toBe('ou_13800000001');
  expect(found.has('13800000009')).toBe(false);
  const asked = feishu.calls().map((c) => JSON.parse(`${c.body}`).mobiles.length);
  expect(asked).toEqual([50, 50, 20]);
  expect(feishu.calls()[0]?.query.get('user_id_type')).toBe('open_id');
});

test('however a mobile is written, it is asked once and found under that writing', async () => {
  await using feishu = await openFake(accounts);
  const ways = ['13812345678', '+8613812345678', '86 138-1234-5678', '００８６１３８１２３４５６７８'];
  const found = await feishu.client.accountsByMobile([...ways, 'unknown', '']);
  expect([...found.keys()]).toEqual(ways);
  expect(JSON.parse(`${feishu.calls()[0]?.body}`)).toEqual({ mobiles: ['13812345678'] });
  expect((await feishu.client.accountsByMobile([])).size).toBe(0);
  expect(feishu.calls()).toHaveLength(1);
});

test('who we are is asked once, and again after a failure', async () => {
  const bot = json({ code: 0, msg: 'ok', bot: { open_id: 'ou_bot' } });
  await using feishu = await openFake(inTurn(json({ code: 5, msg: 'no' }), bot));
  await expect(feishu.client.botOpenId()).rejects.toMatchObject({ code: 5 });
  const both = await Promise.all([feishu.client.botOpenId(), feishu.client.botOpenId()]);
  expect([...both, await feishu.client.botOpenId()]).toEqual(['ou_bot', 'ou_bot', 'ou_bot']);
  expect(feishu.calls()).toHaveLength(2);
});

test('a proxy for the way out is not used for a Feishu on this machine', async () => {
  for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, 'http://127.0.0.1:9');
  await using feishu = await openFake(sent);
  expect(await feishu.client.send({ openId: 'ou_1' }, text, 'u')).toEqual({ messageId: 'om_1' });
});

test('a token is renewed in the background, waited for at its end, dropped on demand', async () => {
  let now = 0;
  let fetched = 0;
  const keeper = tokenKeeper(
    async () => ({ value: `t${++fetched}`, seconds: 7200 }),
    () => now,
  );
  const settle = () => new Promise((done) => setImmediate(done));
  expect(await keeper.get()).toBe('t1');
  now = 6_599_000;
  expect([await keeper.get(), fetched]).toEqual(['t1', 1]);
  now = 6_601_000;
  expect([await keeper.get(), fetched]).toEqual(['t1', 2]); // the old one meanwhile
  await settle();
  expect(await keeper.get()).toBe('t2');
  keeper.drop('t1');
  expect(await keeper.get()).toBe('t2');
  keeper.drop('t2');
  expect(await keeper.get()).toBe('t3');
  now += 7_100_000;
  expect(await keeper.get()).toBe('t4');
});

test('a failed renewal leaves the old token in use and is tried again', async () => {
  let now = 0;
  let fetched = 0;
  const keeper = tokenKeeper(
    async () => {
      fetched++;
      if (fetched === 2) throw new Error('no');
      return { value: `t${fetched}`, seconds: 7200 };
    },
    () => now,
  );
  await keeper.get();
  now = 6_700_000;
  expect(await keeper.get()).toBe('t1');
  await new Promise((done) => setImmediate(done));
  expect([await keeper.get(), fetched]).toEqual(['t1', 3]);
});
