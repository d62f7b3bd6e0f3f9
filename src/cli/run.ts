/** Where a command begins and ends: what keeps it out of its database is a sentence, not a trace. */
import { type DataPlace, databaseError } from '../config.ts';
import { bearClosedPipe } from './closed-pipe.ts';

/** The database that the environment names. */
export function dataPlace(): DataPlace {
  return { DATABASE_URL: process.env.DATABASE_URL || undefined, DATA_DIR: process.env.DATA_DIR || './data' };
}

/** Runs a command with its arguments; 2 is the exit code of one that could not do its work. */
export async function run(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  bearClosedPipe();
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    const told = databaseError(dataPlace(), error);
    process.stderr.write(`${told instanceof Error ? told.message : String(told)}\n`);
    return 2;
  });
}
