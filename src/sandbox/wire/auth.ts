import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { hmac } from '../crypto.ts';
import { FeishuRefusal } from '../errors.ts';
import type { World } from '../world.ts';
import { fields } from './shapes.ts';

const LIFE = 7200;
/** With this much left the same token is given again, else a new one; both are good. */
const RENEW_BELOW = 1800;

/** Tokens live in real time, as the SDK's cache of them does; the sandbox's clock would outrun it. */
const realSeconds = (): number => Math.floor((performance.timeOrigin + performance.now()) / 1000);

/**
 * A token says until when it is good and proves it, so that it outlives a restart as the SDK expects:
 * its cache is one for the whole process.
 */
const tokenUntil = (world: World, until: number): string =>
  `t-${until.toString(36)}${hmac(world.o.appSecret, `${world.o.appId}/${until}`).slice(0, 30)}`;

const isGood = (world: World, token: string): boolean => {
  const until = Number.parseInt(token.slice(2, -30), 36);
  return until > realSeconds() && token === tokenUntil(world, until);
};

const Credentials = z.object({ app_id: z.string(), app_secret: z.string() });

export function tenantToken(world: World) {
  let until = 0;
  return async (c: Context) => {
    const { app_id, app_secret } = fields(Credentials, await jsonBody(c));
    if (app_id !== world.o.appId) throw new FeishuRefusal('bad-app-id');
    if (app_secret !== world.o.appSecret) throw new FeishuRefusal('bad-app-secret');
    const now = realSeconds();
    if (until - now < RENEW_BELOW) until = now + LIFE;
    return c.json({ code: 0, msg: 'ok', tenant_access_token: tokenUntil(world, until), expire: until - now });
  };
}

export const bearer =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    const given = c.req.header('authorization');
    if (!given) throw new FeishuRefusal('no-token');
    const token = given.replace(/^Bearer\s+/i, '');
    if (!/^[tu]-/.test(token)) throw new FeishuRefusal('wrong-token-kind');
    if (!isGood(world, token)) throw new FeishuRefusal('bad-token');
    await next();
  };

export async function jsonBody(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new FeishuRefusal('bad-request');
  }
}
