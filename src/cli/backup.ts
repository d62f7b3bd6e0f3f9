/** `npm run backup -- FILE`: the whole database into one file. */
import { pathToFileURL } from 'node:url';
import { backup } from '../../db/backup/backup.ts';
import { BackupFault } from '../../db/backup/format.ts';
import { openDatabase } from '../../db/connect.ts';
import { words } from './backup-words.ts';
import { dataPlace, run } from './run.ts';

async function main(args: readonly string[]): Promise<number> {
  const [path] = args;
  if (args.length !== 1 || !path || path.startsWith('-')) {
    console.log(words.usageBackup);
    return 2;
  }
  const place = dataPlace();
  const database = await openDatabase({ databaseUrl: place.DATABASE_URL, dataDir: place.DATA_DIR });
  try {
    console.log(words.saved(path, await backup(database.target, path, new Date())));
    return 0;
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    console.log(words.faults[error.code]);
    return 1;
  } finally {
    await database.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run(main);
