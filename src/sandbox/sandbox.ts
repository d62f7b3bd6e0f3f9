import { Hono } from 'hono';
import { sandboxApi } from './api/index.ts';
import { pageApp } from './assets.ts';
import { groupChatIdOf, openIdOf, p2pChatIdOf } from './ids.ts';
import type { Sandbox, SandboxOptions } from './options.ts';
import { openPostman } from './postman.ts';
import { overWebhook } from './webhook.ts';
import { openApis } from './wire/index.ts';
import { openWorld, rememberNow } from './world.ts';
import { connectionEndpoint } from './ws/endpoint.ts';
import { openExchange } from './ws/exchange.ts';

export type { Sandbox, SandboxBot, SandboxGroup, SandboxOptions, SandboxPerson } from './options.ts';
export { USUAL_SCOPES } from './wire/scopes.ts';

const REMEMBER_EVERY = 5000;

/** 沙盒: a Feishu of one's own, for one app and one tenant, in this process. */
export async function openSandbox(o: SandboxOptions): Promise<Sandbox> {
  const world = openWorld(o);
  const exchange = openExchange(world);
  const postman = openPostman(world, o.mode === 'ws' ? exchange.transport : overWebhook);
  const remembering = setInterval(() => rememberNow(world), REMEMBER_EVERY).unref();
  const app = new Hono();
  app.route('/', pageApp(o.botName));
  app.route('/open-apis', openApis(world, postman));
  app.route('/callback/ws', connectionEndpoint(world, exchange));
  app.route('/sandbox', sandboxApi(world, postman, exchange));
  return {
    app,
    upgrade: exchange.upgrade,
    now: () => world.clock.now(),
    botOpenId: world.botOpenId,
    openIdOf: (person) => openIdOf(o.appId, person),
    chatIdOf: (key) => groupChatIdOf(o.appId, key),
    p2pChatIdOf: (person) => p2pChatIdOf(o.appId, person),
    async close() {
      clearInterval(remembering);
      postman.stop();
      exchange.close();
      world.faults.clear();
      rememberNow(world);
      world.feed.close();
      world.store.close();
    },
  };
}
