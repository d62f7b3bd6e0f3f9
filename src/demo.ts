/** `npm run demo`: the bot and a Feishu of its own on one command, with no account and nothing else to install. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { witnessesOfSection } from '../db/bureau.ts';
import { openDatabase } from '../db/connect.ts';
import { eraseEmbedded } from '../db/embedded.ts';
import { ConfigError, databaseError } from './config.ts';
import { demo } from './demo-words.ts';
import { openDemoWorld } from './demo-world.ts';
import { whenLeftAlone } from './left-alone.ts';
import { makeLog } from './log.ts';

async function main(): Promise<void> {
  const dataDir = join(process.env.DATA_DIR || './data', 'demo');
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    process.stderr.write(`${demo.portWrong(process.env.PORT ?? '')}\n`);
    process.exit(1);
  }
  if (process.argv.includes('--fresh')) {
    await eraseEmbedded(dataDir);
    await rm(join(dataDir, 'sandbox'), { recursive: true, force: true });
  }
  const log = makeLog(process.env.LOG_LEVEL || 'warn');
  const database = await openDatabase({ dataDir }).catch((error: unknown) => {
    throw databaseError({ DATA_DIR: dataDir }, error);
  });
  const mode = process.env.FEISHU_MODE;
  const world = await openDemoWorld({ database, dir: join(dataDir, 'sandbox'), port, log, mode });
  const { chief, witnesses } = await witnessesOfSection(database.db, demo.bindings[0].section);
  const url = `http://localhost:${world.port}`;
  // The page is bundled when it is first asked for; nobody shall wait for it who opens it now.
  await fetch(url);
  process.stdout.write(demo.started(url, chief, witnesses.join('、')));
  const stop = async () => {
    await world.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  whenLeftAlone(stop);
}

main().catch((error: unknown) => {
  const taken = (error as { code?: unknown } | undefined)?.code === 'EADDRINUSE';
  const text = taken
    ? demo.portTaken(Number(process.env.PORT || 3000))
    : error instanceof ConfigError
      ? error.message
      : String((error as Error)?.stack ?? error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
