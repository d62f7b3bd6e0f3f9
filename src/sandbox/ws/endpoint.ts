import { type Context, Hono } from 'hono';
import { faulty } from '../faults/calls.ts';
import { newLogId } from '../ids.ts';
import { traced } from '../trace/calls.ts';
import type { World } from '../world.ts';
import type { Exchange } from './exchange.ts';
import { REFUSALS, type RefusalName } from './handshake.ts';

/** /callback/ws: where a client asks for the address of its long connection. */
export function connectionEndpoint(world: World, exchange: Exchange): Hono {
  const app = new Hono();
  app.post('/endpoint', traced(world), faulty(world), async (c) => {
    c.header('x-tt-logid', newLogId());
    const why = exchange.refusing ?? (await refusal(world, exchange, c));
    if (why) return c.json({ ...REFUSALS[why], data: {} });
    const { host } = new URL(c.req.url);
    return c.json({
      code: 0,
      msg: '',
      data: { URL: exchange.address(host), ClientConfig: exchange.config },
    });
  });
  return app;
}

async function refusal(world: World, exchange: Exchange, c: Context): Promise<RefusalName | undefined> {
  const asked = (await c.req.json().catch(() => undefined)) as Record<string, unknown> | null | undefined;
  if (asked?.AppID !== world.o.appId || asked.AppSecret !== world.o.appSecret) return 'auth-failed';
  return exchange.isFull() ? 'too-many' : undefined;
}
