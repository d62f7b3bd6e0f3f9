/** `npm run register -- DAY [FOLDER]`: 名录 as they stood at the end of a day, as files. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBureau } from '../../db/bureau.ts';
import { openDatabase } from '../../db/connect.ts';
import { BUREAU } from '../domain/vocabulary.ts';
import { isDay } from '../domain/working-days.ts';
import { sceneOf } from '../handler.ts';
import { AS_OF, registerAsOf } from '../registers/as-of.ts';
import { secrets } from '../secrets.ts';
import { words } from './register-words.ts';
import { dataPlace, run } from './run.ts';

async function main([day = '', folder = '.']: readonly string[]): Promise<number> {
  if (!isDay(day)) {
    process.stdout.write(`${words.usage}\n`);
    return 2;
  }
  const place = dataPlace();
  const database = await openDatabase({ databaseUrl: place.DATABASE_URL, dataDir: place.DATA_DIR });
  try {
    await database.db.transaction(async (tx) => {
      const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
      const scene = sceneOf({ bureauId, secrets: secrets('') }, tx, new Date());
      for (const kind of AS_OF) {
        const { name, rows, bytes } = await registerAsOf(scene, kind, day);
        await writeFile(join(folder, name), bytes);
        process.stdout.write(`${words.written(name, rows)}\n`);
      }
    });
  } finally {
    await database.close();
  }
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run(main);
