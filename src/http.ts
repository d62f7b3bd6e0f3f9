/** The web door: how the bot is, and the webhook for whoever shares a port with others. */
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { TurnedAway } from './turned-away.ts';
import { answerTo, type Body, MAX_BODY, WEBHOOK, type WebhookParts } from './webhook.ts';

export type HttpParts = {
  readonly log: Logger;
  readonly turnedAway: TurnedAway;
  /** the public pages */
  readonly site?: Hono;
  readonly isHealthy: () => Promise<boolean>;
  /** absent when events come by long connection: then nothing is taken here */
  readonly webhook?: WebhookParts | undefined;
  /** whether the long connection is up, where there is one */
  readonly isConnected?: () => boolean;
};

export function httpDoor(parts: HttpParts): Hono {
  const app = new Hono();
  app.get('/healthz', async (c) => {
    const ok = await parts.isHealthy().catch(() => false);
    const connection = parts.isConnected && (parts.isConnected() ? 'up' : 'down');
    const refused = parts.turnedAway.counts;
    return c.json({ ok, ...(connection && { connection }), refused }, ok ? 200 : 503);
  });
  if (parts.webhook) takeEvents(app, parts.webhook);
  if (parts.site) app.route('/', parts.site);
  app.onError((error, c) => {
    parts.log.error({ err: error }, 'a request failed');
    return c.json({}, 500);
  });
  return app;
}

function takeEvents(app: Hono, webhook: WebhookParts): void {
  app.post(WEBHOOK, async (c) => {
    const headers = {
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    };
    const { status, body, close } = await answerTo(webhook, await bodyOf(c), headers);
    return c.json(body, status, close && { Connection: 'close' });
  });
}

async function bodyOf({ req }: Context): Promise<Body> {
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
