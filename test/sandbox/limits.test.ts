import { afterEach, beforeEach, expect, test } from 'vitest';
import { APP_LIMITS, openWindows } from '../../src/sandbox/limits.ts';
import { card, openStage, postCard, refusal, type Stage, text } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  // all within one moment
  stage = await openStage({ limitMs: () => 0 });
});
afterEach(() => stage.close());

const sendTo = (receive_id: string, receive_id_type: 'open_id' | 'chat_id') =>
  stage.client.im.v1.message.create({ params: { receive_id_type }, data: { receive_id, ...text('你好') } });

/** What of so many calls at once was refused. */
async function refused(count: number, call: () => Promise<unknown>) {
  const all = await Promise.allSettled(Array.from({ length: count }, () => refusal(call())));
  return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

test('a group takes five messages a second, whoever of the bots sends them', async () => {
  const over = await refused(7, () => sendTo(stage.sandbox.chatIdOf('hazard'), 'chat_id'));
  expect(over).toHaveLength(2);
  expect(over[0]).toMatchObject({
    status: 400,
    code: 230020,
    msg: 'This operation triggers the frequency limit.',
  });
});

test('a person takes five a second, by open_id and in the private chat together; the next person five more', async () => {
  await refused(3, () => sendTo(stage.sandbox.openIdOf('P001'), 'open_id'));
  const over = await refused(4, () => sendTo(stage.sandbox.p2pChatIdOf('P001'), 'chat_id'));
  expect(over.map(({ code }) => code)).toEqual([230020, 230020]);
  expect(await refused(5, () => sendTo(stage.sandbox.openIdOf('P002'), 'open_id'))).toEqual([]);
});

test('a message takes five changes a second', async () => {
  const message_id = await postCard(stage, card());
  const patch = () =>
    stage.client.im.v1.message.patch({
      path: { message_id },
      data: { content: JSON.stringify(card({ tag: 'hr' })) },
    });
  const over = await refused(7, patch);
  expect(over.map(({ code }) => code)).toEqual([230020, 230020]);
});

test('an API takes fifty calls a second, another API its own fifty; the answer says when to come again', async () => {
  const chats = () => stage.client.request({ method: 'GET', url: '/open-apis/im/v1/chats' });
  await Promise.allSettled(Array.from({ length: 60 }, chats));
  const token = await stage.post<{ tenant_access_token: string }>(
    '/open-apis/auth/v3/tenant_access_token/internal',
    { app_id: 'cli_0123456789abcdef', app_secret: 'app-secret' },
  );
  const headers = { authorization: `Bearer ${token.body.tenant_access_token}` };
  const burst = await Promise.all(
    Array.from({ length: 60 }, () => fetch(`${stage.url}/open-apis/im/v1/chats`, { headers })),
  );
  const over = burst.find(({ status }) => status === 429)!;
  expect(over.headers.get('x-ogw-ratelimit-limit')).toBe('50');
  expect(over.headers.get('x-ogw-ratelimit-reset')).toBe('1');
  expect(over.headers.get('x-tt-logid')).toMatch(/^[0-9A-F]{34}$/);
  expect(await over.json()).toMatchObject({ code: 99991400, msg: 'request trigger frequency limit' });
  const other = await fetch(`${stage.url}/open-apis/bot/v3/info`, { headers });
  expect(other.status).toBe(200);
});

test('a minute has a limit of its own, told with the seconds until there is room', () => {
  let now = 0;
  const windows = openWindows(() => now);
  for (let call = 0; call < 1000; call += 1) {
    now += 25;
    expect(windows.take('api', APP_LIMITS)).toBeUndefined();
  }
  expect(windows.take('api', APP_LIMITS)).toEqual({ limit: { count: 1000, ms: 60_000 }, wait: 35_025 });
  now += 35_025;
  expect(windows.take('api', APP_LIMITS)).toBeUndefined();
});
