/** The SDK's traps, each closed: no deadline, redirects with the token, answers without end, a proxy where none is meant. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { FeishuClient } from '../../src/feishu/client.ts';
import { json, openFake, type Reply, sent } from './fake.ts';

const text = { type: 'text', content: '{"text":"x"}' } as const;
const asks: readonly [name: string, ask: (client: FeishuClient) => Promise<unknown>][] = [
  ['a message', (client) => client.send({ openId: 'ou_1' }, text, 'u')],
  ['a change', (client) => client.patch('om_1', '{}')],
  ['an upload', (client) => client.upload('a.pdf', Buffer.from('x'))],
  ['a download', (client) => client.download('om_1', 'file_1', 1000)],
  ['a look-up', (client) => client.accountsByMobile(['13800000000'])],
  ['the question who we are', (client) => client.botOpenId()],
];
const network = { verdict: 'retry', reason: 'network' };
const drip: Reply = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const dripping = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(dripping));
};
const silence: Reply = () => undefined;

afterEach(() => vi.unstubAllEnvs());

for (const [name, ask] of asks) {
  test(`${name} that is never answered has a deadline`, async () => {
    await using feishu = await openFake(silence, { timeoutMs: 100 });
    await expect(ask(feishu.client)).rejects.toMatchObject(network);
  });
  test(`${name} whose answer drips has a deadline`, async () => {
    await using feishu = await openFake(drip, { timeoutMs: 100 });
    await expect(ask(feishu.client)).rejects.toMatchObject(network);
  });
  test(`${name} with 200 and a code has failed`, async () => {
    await using feishu = await openFake(json({ code: 230_020, msg: 'no' }));
    await expect(ask(feishu.client)).rejects.toMatchObject({ verdict: 'retry', reason: 'rate' });
  });
  test(`${name} is not taken elsewhere with the token`, async () => {
    const strangers: string[] = [];
    const elsewhere = createServer((request, response) => {
      strangers.push(JSON.stringify(request.headers));
      response.end('{"code":0}');
    });
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    await using feishu = await openFake((_, response) => void response.writeHead(307, { location }).end());
    try {
      await expect(ask(feishu.client)).rejects.toMatchObject({ verdict: 'ask', reason: 'domain' });
      expect(strangers).toEqual([]);
    } finally {
      elsewhere.close();
    }
  });
}

test.each([
  ['silent', silence],
  ['dripping', drip],
])('a token that is asked of a %s server has a deadline, for all who wait', async (_, token) => {
  await using feishu = await openFake(sent, { token, timeoutMs: 600 });
  const waiting = [1, 2, 3].map(() => feishu.client.send({ openId: 'ou_1' }, text, 'u'));
  for (const each of await Promise.allSettled(waiting))
    expect(each).toMatchObject({ status: 'rejected', reason: network });
  expect(feishu.tokens()).toBe(1);
});

test('a JSON answer without end is cut, and the call repeated later', async () => {
  const chunk = ' '.repeat(1024 * 1024);
  await using feishu = await openFake(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour).on('error', () => undefined);
      pour();
    },
    { timeoutMs: 60_000 },
  );
  await expect(feishu.client.patch('om_1', '{}')).rejects.toMatchObject({
    verdict: 'retry',
    reason: 'server',
  });
});

test('on the way out the proxy of the environment is used', async () => {
  await using proxy = await openFake(sent, { domain: 'http://open.feishu.example' });
  for (const name of ['http_proxy', 'HTTP_PROXY']) vi.stubEnv(name, proxy.url);
  for (const name of ['no_proxy', 'NO_PROXY']) vi.stubEnv(name, '');
  await proxy.client.send({ openId: 'ou_1' }, text, 'u');
  expect(proxy.calls()[0]!.headers.host).toBe('open.feishu.example');
});
