/** The port: node's server, with limits for those who send slowly, so that what is kept open runs out on our side first. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { serve } from '@hono/node-server';
import type { Bot } from './bot.ts';
import type { TurnedAway } from './turned-away.ts';

/** Feishu waits three seconds for an answer; its request is here long before. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
};

export function listen(
  { app, turnedAway }: Pick<Bot, 'app' | 'turnedAway'>,
  port: number,
  ready: (port: number) => void,
): Server {
  const options = { fetch: app.fetch, port, serverOptions: LIMITS };
  const server = serve(options, (info) => ready(info.port)) as Server;
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
