/** The web door: verify, parse, dispatch. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import type { Dispatch } from './dispatch.ts';
import { callbackAnswer } from './feishu/answer.ts';
import { parseEvent } from './feishu/parse.ts';
import { type EnvelopeKeys, openEnvelope } from './feishu/verify.ts';

export type HttpParts = {
  readonly dispatch: Dispatch;
  readonly keys: EnvelopeKeys;
  readonly botOpenId: () => string | undefined;
  readonly now: () => Date;
  readonly log: Logger;
  readonly isHealthy: () => Promise<boolean>;
};

const MAX_BODY = 1024 * 1024;

export function httpDoor(parts: HttpParts): Hono {
  const app = new Hono();
  app.get('/healthz', async (c) => {
    const ok = await parts.isHealthy().catch(() => false);
    return c.json({ ok }, ok ? 200 : 503);
  });
  const limit = bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.json({}, 413) });
  app.post('/feishu/webhook', limit, async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const headers = {
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    };
    const opened = openEnvelope({ raw, headers }, parts.keys, parts.now());
    if (opened.is === 'challenge') return c.json({ challenge: opened.challenge });
    if (opened.is === 'refused') {
      parts.log.warn({ why: opened.why, bytes: raw.length }, 'a request was refused');
      return c.json({}, 401);
    }
    return c.json(callbackAnswer(await accept(parts, opened.body)));
  });
  app.onError((error, c) => {
    parts.log.error({ err: error }, 'a request failed');
    return c.json({}, 500);
  });
  return app;
}

/** An authentic body: what we can't read is logged and taken, since a repetition would not help. */
async function accept(parts: HttpParts, body: unknown) {
  const openId = parts.botOpenId();
  const event = parseEvent(body, openId ? { openId } : {});
  if (event.is === 'refused') {
    parts.log.error({ type: event.type, where: event.where }, 'an event could not be read');
    return undefined;
  }
  return parts.dispatch(event);
}
