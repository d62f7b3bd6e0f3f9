/** `npm run restore -- FILE`: a backup into an empty database, and an audit of what came of it. */
import { pathToFileURL } from 'node:url';
import { BackupFault } from '../../db/backup/format.ts';
import { restore } from '../../db/backup/restore.ts';
import type { Target } from '../../db/client.ts';
import { openServer } from '../../db/connect.ts';
import { runAudit } from './audit.ts';
import { words } from './backup-words.ts';
import { dataPlace, run } from './run.ts';

/** Restores, audits and reports; returns the exit code. */
export async function runRestore(
  target: Target,
  path: string,
  print: (line: string) => void,
): Promise<number> {
  try {
    print(words.restored(await restore(target, path)));
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    print(words.faults[error.code]);
    return 1;
  }
  return runAudit(target, print);
}

async function main(args: readonly string[]): Promise<number> {
  const [path] = args;
  if (args.length !== 1 || !path || path.startsWith('-')) {
    console.log(words.usageRestore);
    return 2;
  }
  const place = dataPlace();
  const server = await openServer({ databaseUrl: place.DATABASE_URL, dataDir: place.DATA_DIR });
  try {
    return await runRestore(server.target, path, (line) => console.log(line));
  } finally {
    await server.release();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run(main);
