/** Those who write to the bot, in a process of their own: what they cost is not the bot's. */
import { randomUUID } from 'node:crypto';
import { feishuEvent, sealFeishu } from './bodies.ts';
import { type Connection, openConnection, requestBytes } from './load.ts';
import { CONNECTIONS, latency, throughput } from './pace.ts';

/** `is`: as many as go in `ms`, or so many each second for `ms`. */
export type Order =
  | { readonly is: 'throughput'; readonly port: number; readonly text: string; readonly ms: number }
  | {
      readonly is: 'latency';
      readonly port: number;
      readonly text: string;
      readonly ms: number;
      readonly perSecond: number;
    };
/** The rate, or how long each answer took in milliseconds. */
export type Report = { readonly figures: readonly number[] };

const GROUPS = 20;
let count = 0;

function sealed(text: string, messages: number): Buffer[] {
  return Array.from({ length: messages }, () => {
    count += 1;
    const chat = `oc_${count % GROUPS}`;
    const event = feishuEvent({ message: `om_${randomUUID()}`, from: 'ou_P008', chat, text });
    return requestBytes('/feishu/webhook', sealFeishu(event));
  });
}

function speaker(port: number, requests: Buffer[]): () => Promise<void> {
  const idle: Connection[] = [];
  return async () => {
    const request = requests.pop();
    if (!request) throw new Error('nothing is left to be said');
    let connection = idle.pop();
    while (connection && !connection.isOpen()) connection = idle.pop();
    connection ??= await openConnection(port);
    await connection.ask(request);
    idle.push(connection);
  };
}

process.on('message', async (order: Order) => {
  const { port, text, ms } = order;
  const messages = order.is === 'latency' ? (order.perSecond * ms) / 1000 : 3 * ms; // as many as three a millisecond
  const once = speaker(port, sealed(text, messages));
  const figures =
    order.is === 'latency'
      ? await latency(once, order.perSecond, ms)
      : [await throughput(once, CONNECTIONS, ms)];
  process.send?.({ figures } satisfies Report);
});
