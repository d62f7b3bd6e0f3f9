import type { Database } from '../../db/connect.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import type { Bureau } from './bureau.ts';

const APP = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718',
  FEISHU_APP_SECRET: 'demo-app-secret',
  FEISHU_ENCRYPT_KEY: 'demo-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'demo-verification-token',
  ADMIN_MOBILES: '13803549799',
};

/** Another bot of the bureau's app: a replica on the same database, unless it is given one. */
export function anotherBot(
  bureau: Bureau,
  { env = {}, database = bureau.database }: { env?: Record<string, string>; database?: Database } = {},
): Promise<Bot> {
  const config = readConfig({ ...APP, FEISHU_DOMAIN: bureau.url, ...env });
  return startBot({ config, database, now: bureau.world.sandbox.now, log: bureau.log });
}
