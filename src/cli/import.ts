/** `npm run import -- FILE.xlsx …`: 名录 and 放假安排 from files, each whole or not at all. */
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBureau } from '../../db/bureau.ts';
import { type Database, openDatabase } from '../../db/connect.ts';
import { BUREAU } from '../domain/vocabulary.ts';
import { readRegister } from '../files/register.ts';
import { sceneOf } from '../handler.ts';
import { type Taken, takeRegister } from '../registers/take.ts';
import { secrets } from '../secrets.ts';
import { words } from './import-words.ts';
import { dataPlace, run } from './run.ts';

/** Thrown to give the transaction up. */
class GivenUp extends Error {
  readonly taken: Taken;
  constructor(taken: Taken) {
    super('given up');
    this.taken = taken;
  }
}

/** Takes a file over in one transaction. */
export async function importFile(
  database: Database,
  file: { bytes: Uint8Array; name: string },
  now: Date,
): Promise<Taken> {
  const register = await readRegister(file.bytes, file.name);
  return database.db
    .transaction(async (tx) => {
      const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
      const scene = sceneOf({ bureauId, secrets: secrets('') }, tx, now);
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      const origin = { name: file.name, sha256, cause: `import/${randomUUID()}` };
      const taken = await takeRegister(scene, register, origin);
      if (taken.is === 'taken') return taken;
      throw new GivenUp(taken);
    })
    .catch((error: unknown) => {
      if (error instanceof GivenUp) return error.taken;
      throw error;
    });
}

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    process.stdout.write(`${words.usage}\n`);
    return 2;
  }
  const place = dataPlace();
  const database = await openDatabase({ databaseUrl: place.DATABASE_URL, dataDir: place.DATA_DIR });
  let failed = false;
  try {
    for (const path of paths) {
      const name = basename(path);
      const bytes = await readFile(path).catch(() => undefined);
      if (!bytes) process.stdout.write(`${words.unreadable(path)}\n`);
      const taken = bytes && (await importFile(database, { bytes, name }, new Date()));
      if (taken) process.stdout.write(`${words.report(name, taken)}\n`);
      if (taken?.is !== 'taken') failed = true;
    }
  } finally {
    await database.close();
  }
  return failed ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run(main);
