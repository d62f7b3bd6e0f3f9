/** The bot, for real: `npm start`. */
import { openDatabase } from '../db/connect.ts';
import { startBot } from './bot.ts';
import { ConfigError, databaseError, portError, readConfig } from './config.ts';
import { whenLeftAlone } from './left-alone.ts';
import { listen } from './listen.ts';
import { makeLog } from './log.ts';

/** A graceful stop may take so long; then the process goes, and the next start takes up what was left. */
const STOP_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = makeLog(config.LOG_LEVEL);
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'an unhandled rejection');
    process.exit(1);
  });
  const database = await openDatabase({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    log: (line) => log.debug(line),
    withoutRole: () =>
      log.warn('this database user can make no role for the bot: the journal is held by triggers alone'),
  }).catch((error: unknown) => {
    throw databaseError(config, error);
  });
  const bot = await startBot({ config, database, now: () => new Date(), log });
  const server = listen(bot, config.PORT, (port) => {
    const url = config.PUBLIC_URL ?? `http://localhost:${port}`;
    const webhook = `${url.replace(/\/+$/, '')}/feishu/webhook`;
    log.info({ port, ...(config.FEISHU_MODE === 'webhook' ? { webhook } : { mode: 'ws' }) }, 'ready');
  });
  const stop = async (code: 0 | 1) => {
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await new Promise((closed) => server.close(closed));
    await bot.close();
    await database.close();
    process.exit(code);
  };
  server.on('error', (error) => {
    process.stderr.write(`${portError(config.PORT, error).message}\n`);
    void stop(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop(0);
    });
  whenLeftAlone(() => stop(0));
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
