/** One contender in a process of its own: takes a signed event over HTTP, reads it, hands it to a listener, answers. */
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { pino } from 'pino';
import { httpDoor } from '../../src/http.ts';
import { receiver } from '../../src/receive.ts';
import { turnedAway } from '../../src/turned-away.ts';
import { webhookFirst } from '../../src/webhook.ts';
import { keys, SLACK_SECRET } from './bodies.ts';

export type Contender = 'ours' | 'bolt' | 'sdk';
export const PATHS: Record<Contender, string> = {
  ours: '/feishu/webhook',
  bolt: '/slack/events',
  sdk: '/feishu/webhook',
};
let handled = 0;
/** The listener of each: it counts. */
const listen = (): undefined => {
  handled += 1;
  return undefined;
};

type Dispatcher = { register(handlers: Record<string, () => unknown>): Dispatcher };
type Lark = {
  EventDispatcher: new (options: object) => Dispatcher;
  adaptDefault(path: string, dispatcher: Dispatcher, options: object): RequestListener;
};
const hush = () => undefined;

const contenders: Record<Contender, () => Promise<RequestListener>> = {
  async ours() {
    const log = pino({ level: 'silent' });
    const dispatch = async () => listen();
    const now = () => new Date();
    const away = turnedAway(log, now);
    const receive = receiver({ dispatch, botOpenId: () => 'ou_bot', turnedAway: away });
    const webhook = { receive, keys, now, log, turnedAway: away };
    const app = httpDoor({ webhook, log, turnedAway: away, isHealthy: async () => true });
    return webhookFirst(webhook, getRequestListener(app.fetch));
  },
  async bolt() {
    const receiver = new HTTPReceiver({ signingSecret: SLACK_SECRET, logLevel: LogLevel.ERROR });
    const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0LAN0Z89' });
    const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
    app.event('app_mention', async () => listen());
    return receiver.requestListener.bind(receiver);
  },
  async sdk() {
    const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as Lark;
    const logger = { error: hush, warn: hush, info: hush, debug: hush, trace: hush };
    const dispatcher = new lark.EventDispatcher({ ...keys, logger });
    dispatcher.register({ 'im.message.receive_v1': listen });
    return lark.adaptDefault(PATHS.sdk, dispatcher, { autoChallenge: true });
  },
};

export type Told = { readonly cpu: number; readonly handled: number };

process.once('SIGINT', () => process.exit(0));
if (process.send) {
  const contender = process.argv[2] as Contender;
  const server = createServer(await contenders[contender]()).listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as AddressInfo).port }),
  );
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1e6, handled } satisfies Told);
  });
}
