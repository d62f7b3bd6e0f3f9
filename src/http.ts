/** The web door: verify, then receive. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { type EnvelopeKeys, openEnvelope } from './feishu/verify.ts';
import type { Receive } from './receive.ts';

export type HttpParts = {
  readonly receive: Receive;
  /** absent when events come by long connection: then nothing is taken here */
  readonly keys?: EnvelopeKeys;
  readonly now: () => Date;
  readonly log: Logger;
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
    return c.json({ ok, ...(connection && { connection }) }, ok ? 200 : 503);
  });
  if (parts.keys) webhook(app, parts, parts.keys);
  app.onError((error, c) => {
    parts.log.error({ err: error }, 'a request failed');
    return c.json({}, 500);
  });
  return app;
}

/** Node reads no more than the length that was declared, and Hono's own limit costs as much as all the rest. */
function saysItIsSmall(c: Context): boolean {
  const length = c.req.header('content-length');
  return length !== undefined && Number(length) <= MAX_BODY && !c.req.header('transfer-encoding');
}

function webhook(app: Hono, parts: HttpParts, keys: EnvelopeKeys): void {
  const counting = bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.json({}, 413, CLOSE) });
  const limit: MiddlewareHandler = (c, next) => (saysItIsSmall(c) ? next() : counting(c, next));
  app.post('/feishu/webhook', limit, async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const headers = {
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    };
    const opened = openEnvelope({ raw, headers }, keys, parts.now());
    if (opened.is === 'challenge') return c.json({ challenge: opened.challenge });
    if (opened.is === 'refused') {
      parts.log.warn({ why: opened.why, bytes: raw.length }, 'a request was refused');
      return c.json({}, 401);
    }
    return c.json(await parts.receive(opened.body));
  });
}
