/** The web door: verify, then receive. */
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import { type EnvelopeKeys, openEnvelope } from './feishu/verify.ts';
import type { Receive } from './receive.ts';
import type { TurnedAway } from './turned-away.ts';

export type HttpParts = {
  readonly receive: Receive;
  /** absent when events come by long connection: then nothing is taken here */
  readonly keys?: EnvelopeKeys;
  readonly now: () => Date;
  readonly log: Logger;
  readonly turnedAway: TurnedAway;
  readonly isHealthy: () => Promise<boolean>;
  /** whether the long connection is up, where there is one */
  readonly isConnected?: () => boolean;
};

const MAX_BODY = 1024 * 1024;
/** What is too big is not read to its end, so that nothing more can come over this connection. */
const CLOSE = { Connection: 'close' };

export function httpDoor(parts: HttpParts): Hono {
  const app = new Hono();
  app.get('/healthz', async (c) => {
    const ok = await parts.isHealthy().catch(() => false);
    const connection = parts.isConnected && (parts.isConnected() ? 'up' : 'down');
    const refused = parts.turnedAway.counts;
    return c.json({ ok, ...(connection && { connection }), refused }, ok ? 200 : 503);
  });
  if (parts.keys) webhook(app, parts, parts.keys);
  app.onError((error, c) => {
    parts.log.error({ err: error }, 'a request failed');
    return c.json({}, 500);
  });
  return app;
}

function webhook(app: Hono, parts: HttpParts, keys: EnvelopeKeys): void {
  const { turnedAway } = parts;
  app.post('/feishu/webhook', async (c) => {
    const raw = await bodyOf(c);
    if (typeof raw === 'string') {
      turnedAway.count(raw);
      return c.json({}, raw === 'too-big' ? 413 : 400, CLOSE);
    }
    const headers = {
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    };
    const opened = openEnvelope({ raw, headers }, keys, parts.now());
    if (opened.is === 'challenge') return c.json({ challenge: opened.challenge });
    if (opened.is === 'refused') {
      turnedAway.count(opened.why, { bytes: raw.length });
      return c.json({}, 401);
    }
    return c.json(await parts.receive(opened.body));
  });
}

/** All bytes of a body, unless there are too many, or the connection broke off or was cut for being slow. */
async function bodyOf({ req }: Context): Promise<Uint8Array | 'too-big' | 'cut'> {
  const length = req.header('content-length');
  try {
    if (length === undefined || req.header('transfer-encoding')) return await upToLimit(req.raw.body);
    return Number(length) > MAX_BODY ? 'too-big' : new Uint8Array(await req.arrayBuffer());
  } catch {
    return 'cut';
  }
}

/** A body that doesn't say how long it is. */
async function upToLimit(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | 'too-big'> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > MAX_BODY) return 'too-big';
    parts.push(part);
  }
  return Buffer.concat(parts);
}
