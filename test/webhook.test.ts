/** The webhook on node's own requests: whole bodies, too big ones, broken ones, and what is not for it. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { turnedAway } from '../src/turned-away.ts';
import { MAX_BODY, WEBHOOK, webhookFirst } from '../src/webhook.ts';
import { feishuEvent, keys, type Signed, sealFeishu } from './bench/bodies.ts';

const log = pino({ level: 'silent' });
const away = turnedAway(log, () => new Date());
const taken: unknown[] = [];
const receive = async (body: unknown) => {
  taken.push(body);
  if (JSON.stringify(body).includes('坏')) throw new Error('a handler failed');
  return { toast: { content: '已收到' } };
};
const server = createServer(
  webhookFirst({ receive, keys, now: () => new Date(), log, turnedAway: away }, (_, response) =>
    response.writeHead(404).end('rest'),
  ),
);
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const event = (text: string) =>
  sealFeishu(feishuEvent({ message: 'om_1', from: 'ou_1', chat: 'oc_1', text }));
async function post({ body, headers }: Signed, path: string = WEBHOOK, method = 'POST') {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(method === 'POST' && { body: Uint8Array.from(body) }),
  });
  return { status: answer.status, text: await answer.text(), close: answer.headers.get('connection') };
}

test('an event is received as it was sealed, and answered', async () => {
  const answer = await post(event('你好 <b>'));
  expect(answer).toMatchObject({ status: 200, text: '{"toast":{"content":"已收到"}}' });
  expect(taken.at(-1)).toMatchObject({ event: { message: { chat_id: 'oc_1' } } });
  expect((await post(event('帮助'), `${WEBHOOK}?a=1`)).status).toBe(200);
});

test('one that comes in pieces is put together', async () => {
  const { body, headers } = event('帮助');
  const sent = request({ port, host: '127.0.0.1', path: WEBHOOK, method: 'POST', headers });
  sent.setNoDelay(true);
  for (let i = 0; i < body.length; i += 400) sent.write(body.subarray(i, i + 400));
  sent.end();
  const [answer] = await once(sent, 'response');
  answer.resume();
  expect(answer.statusCode).toBe(200);
});

test('a signature over other bytes is refused, and counted', async () => {
  const { body, headers } = event('帮助');
  const spaced = Buffer.from(body.toString().replace(':', ': '));
  expect((await post({ body: spaced, headers })).status).toBe(401);
  expect(away.counts.signature).toBe(1);
});

test('a handler that throws is a 500, so that Feishu sends the event again', async () => {
  expect((await post(event('坏'))).status).toBe(500);
});

test('too big: by what it says, and by what comes', async () => {
  const big = Buffer.alloc(MAX_BODY + 1, 'x');
  expect(await post({ body: big, headers: {} })).toMatchObject({ status: 413, close: 'close' });
  const sent = request({ port, host: '127.0.0.1', path: WEBHOOK, method: 'POST' });
  sent.on('error', () => undefined);
  sent.write(big);
  const [answer] = await once(sent, 'response');
  expect(answer.statusCode).toBe(413);
  sent.destroy();
  expect(away.counts['too-big']).toBe(2);
});

test('broken off in the middle: counted, and nothing is received', async () => {
  const before = taken.length;
  const cut = new Promise((resolve) => server.once('request', (req) => req.once('close', resolve)));
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST ${WEBHOOK} HTTP/1.1\r\nHost: bot\r\nContent-Length: 500\r\n\r\n{"encrypt"`, () =>
    socket.destroy(),
  );
  await cut;
  await expect.poll(() => away.counts.cut).toBe(1);
  expect(taken).toHaveLength(before);
});

test('what is not for the webhook goes on', async () => {
  expect(await post(event('帮助'), '/healthz')).toMatchObject({ status: 404, text: 'rest' });
  expect(await post(event('帮助'), WEBHOOK, 'GET')).toMatchObject({ status: 404, text: 'rest' });
  expect((await post(event('帮助'), `${WEBHOOK}s`)).text).toBe('rest');
});
