/** The port: node's server, with limits for those who send slowly, so that what is kept open runs out on our side first. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Bot } from './bot.ts';
import type { TurnedAway } from './turned-away.ts';
import { webhookFirst } from './webhook.ts';

/** Feishu waits three seconds for an answer; its request is here long before. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
};

export function listen(
  { app, webhook, turnedAway }: Pick<Bot, 'app' | 'webhook' | 'turnedAway'>,
  port: number,
  ready: (port: number) => void,
): Server {
  const server = createServer(LIMITS, webhookFirst(webhook, getRequestListener(app.fetch)));
  server.listen(port, () => ready((server.address() as AddressInfo).port));
  return countingBadRequests(server, turnedAway);
}

const TIMEOUT = 'ERR_HTTP_REQUEST_TIMEOUT';
const ANSWERS: Readonly<Record<string, string>> = {
  [TIMEOUT]: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** What never becomes a request is answered as node would, and counted; what breaks off later, the web door counts. */
function countingBadRequests(server: Server, turnedAway: TurnedAway): Server {
  const begun = new WeakSet<Duplex>();
  server.on('request', ({ socket }, response) => {
    begun.add(socket);
    response.once('close', () => begun.delete(socket));
  });
  return server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!begun.has(socket)) turnedAway.count(error.code === TIMEOUT ? 'cut' : 'malformed');
    const answer = ANSWERS[error.code ?? ''] ?? '400 Bad Request';
    if (socket.writable) socket.write(`HTTP/1.1 ${answer}\r\nConnection: close\r\n\r\n`);
    socket.destroy();
  });
}
