/** `npm run audit`: 留痕, the log of draws, every draw and every task, checked; the first bad row is named. */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Target } from '../../db/client.ts';
import { openDatabase } from '../../db/connect.ts';
import { audit } from '../audit/audit.ts';
import type { JournalHead } from '../domain/journal-chain.ts';
import { words } from './audit-words.ts';
import { dataPlace, run } from './run.ts';

/** Audits and reports; returns the exit code. */
export async function runAudit(
  target: Target,
  print: (line: string) => void,
  seen?: JournalHead,
): Promise<number> {
  print(words.begun(new Date().toISOString()));
  const fault = await audit(target, (part) => print(words.part(part)), seen);
  if (fault) print(words.fault(fault));
  print(fault ? words.failed : words.passed);
  return fault ? 1 : 0;
}

type Arguments = { readonly seen?: JournalHead };

/** Undefined: not understood. */
function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { journal: { type: 'string' } } });
    if (values.journal === undefined) return {};
    const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(values.journal.trim());
    return parts ? { seen: { n: Number(parts[1]), hash: parts[2]! } } : undefined;
  } catch {
    return undefined;
  }
}

async function main(args: readonly string[], print: (line: string) => void): Promise<number> {
  const read = readArguments(args);
  if (!read) {
    print(words.usage);
    return 2;
  }
  const place = dataPlace();
  const database = await openDatabase({ databaseUrl: place.DATABASE_URL, dataDir: place.DATA_DIR });
  try {
    return await runAudit(database.target, print, read.seen);
  } finally {
    await database.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await run((args) => main(args, (line) => console.log(line)));
