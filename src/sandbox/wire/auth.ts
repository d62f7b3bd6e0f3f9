import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { hmac } from '../crypto.ts';
import { FeishuRefusal, type RefusalKind } from '../errors.ts';
import type { World } from '../world.ts';
import { fields } from './shapes.ts';

const LIFE = 7200;
/** With this much left the same token is given again, else a new one; both are good. */
const RENEW_BELOW = 1800;

/** Tokens live in real time, as the SDK's cache of them does; the sandbox's clock would outrun it. */
const seconds = ({ o }: World): number =>
  Math.floor(o.tokenSeconds?.() ?? (performance.timeOrigin + performance.now()) / 1000);

/**
 * A token says until when it is good and proves it, so that it outlives a restart as the SDK expects:
 * its cache is one for the whole process.
 */
const tokenUntil = (world: World, until: number): string =>
  `t-${until.toString(36)}${hmac(world.o.appSecret, `${world.o.appId}/${until}`).slice(0, 30)}`;

const isGood = (world: World, token: string): boolean => {
  const until = Number.parseInt(token.slice(2, -30), 36);
  const alive = until > seconds(world) && until > (world.instants.get(REVOKED) ?? 0);
  return alive && token === tokenUntil(world, until);
};

const LATEST = 'token';
const REVOKED = 'tokens-revoked';

/** Makes every token given out so far stale, as a platform does that lost or reset them. */
export function revokeTokens(world: World): void {
  const latest = world.instants.get(LATEST) ?? 0;
  world.instants.put(REVOKED, Math.max(latest, seconds(world) + LIFE));
}

/** When the token ends that is given out now. */
function currentToken(world: World): number {
  const [now, latest, revoked] = [seconds(world), world.instants.get(LATEST), world.instants.get(REVOKED)];
  if (latest && latest - now >= RENEW_BELOW && latest > (revoked ?? 0)) return latest;
  const until = Math.max(now + LIFE, (revoked ?? 0) + 1);
  world.instants.put(LATEST, until);
  return until;
}

const Credentials = z.object({ app_id: z.string(), app_secret: z.string() });

export const tenantToken = (world: World) => async (c: Context) => {
  const { app_id, app_secret } = fields(Credentials, await jsonBody(c));
  if (app_id !== world.o.appId) throw new FeishuRefusal('bad-app-id');
  if (app_secret !== world.o.appSecret) throw new FeishuRefusal('bad-app-secret');
  const until = currentToken(world);
  const expire = Math.min(LIFE, until - seconds(world));
  return c.json({ code: 0, msg: 'ok', tenant_access_token: tokenUntil(world, until), expire });
};

/** §3.4: tokens of other kinds are refused each with its own code. */
const OTHER_KINDS = { 'u-': 'user-token', 'a-': 'app-token' } as const satisfies Record<string, RefusalKind>;

export const bearer =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    const token = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw new FeishuRefusal('no-token');
    const kind = token.slice(0, 2);
    if (kind === 'u-' || kind === 'a-') throw new FeishuRefusal(OTHER_KINDS[kind]);
    if (kind !== 't-') throw new FeishuRefusal('token-format');
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
