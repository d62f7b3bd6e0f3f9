import { Hono, type MiddlewareHandler } from 'hono';
import { FeishuRefusal } from '../errors.ts';
import { faulty } from '../faults/calls.ts';
import { newLogId } from '../ids.ts';
import { APP_LIMITS } from '../limits.ts';
import type { Postman } from '../postman.ts';
import { traced } from '../trace/calls.ts';
import type { World } from '../world.ts';
import { bearer, tenantToken } from './auth.ts';
import { ROUTES } from './routes.ts';
import { lacking } from './scopes.ts';

/** /open-apis: what the bot's SDK talks to. */
export function openApis(world: World, postman: Postman): Hono {
  const api = new Hono();
  api.use(logged, traced(world), faulty(world));
  api.post('/auth/v3/tenant_access_token/internal', tenantToken(world));
  for (const [method, path, handler] of ROUTES)
    api.on(method, path, ...gate(world, `${method} ${path}`), handler(world, postman));
  api.all('*', () => {
    throw new FeishuRefusal('no-route');
  });
  api.onError((error, c) => {
    if (!(error instanceof FeishuRefusal)) throw error;
    return c.json(error.body(c.res.headers.get(LOG_ID) ?? newLogId()), error.status, error.extra.headers);
  });
  return api;
}

const gate = (world: World, api: string) => [bearer(world), paced(world, api), allowed(world, api)] as const;

/** §3.4: the app's console grants scopes; who forgot one hears which would do. */
const allowed =
  (world: World, api: string): MiddlewareHandler =>
  async (_, next) => {
    const scopes = lacking(world.o.scopes, api);
    if (scopes) throw new FeishuRefusal('no-scope', { scopes });
    await next();
  };

const LOG_ID = 'x-tt-logid';

const logged: MiddlewareHandler = async (c, next) => {
  c.header(LOG_ID, newLogId());
  await next();
};

/** §3.1: each API of the app has its own bucket. */
const paced =
  (world: World, api: string): MiddlewareHandler =>
  async (_, next) => {
    const full = world.windows.take(`api/${api}`, APP_LIMITS);
    if (full) {
      const headers = {
        'x-ogw-ratelimit-limit': String(full.limit.count),
        'x-ogw-ratelimit-reset': String(Math.ceil(full.wait / 1000)),
      };
      throw new FeishuRefusal('app-rate', { headers });
    }
    await next();
  };
