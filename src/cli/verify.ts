import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultSentence } from '../../cards/words-verify.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { readRecordText } from '../domain/draw/read-record.ts';
import { type Seen, type Verification, verifyRecord } from '../domain/draw/verify.ts';
import { bearClosedPipe } from './closed-pipe.ts';
import { caveats, reportLines, usage, words } from './verify-words.ts';

/** A record of 10,000 units and 1,000 people has some 2 MB, one of a million units 110 MB. */
const MAX_MEGABYTES = 256;
const ALL_WELL = 0;
const FAILED = 1;
const BAD_USE = 2;

type Print = (line: string) => void;

class UsageError extends Error {}

/** 核验抽取记录: `npm run verify -- FILE… [--freeze F] [--result R] [--head H]`; returns the exit code. */
export function runVerify(args: readonly string[], print: Print): number {
  try {
    const { files, seen, help } = readArguments(args);
    if (help) {
      print(usage);
      return ALL_WELL;
    }
    const outcomes = files.map((file) => verifyFile(file, seen, print));
    const given = { freeze: seen.freeze !== undefined, result: seen.result !== undefined };
    const any = {
      public: outcomes.some((one) => one.isPublic),
      log: outcomes.some((one) => one.hasLog),
    };
    for (const line of caveats(given, any)) print(line);
    return outcomes.reduce((worst, one) => Math.max(worst, one.code), ALL_WELL);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print(`${error.message}\n\n${usage}`);
    return BAD_USE;
  }
}

function readArguments(args: readonly string[]): { files: string[]; seen: Seen; help: boolean } {
  const { values, positionals } = parse(args);
  if (!values.help && positionals.length === 0) throw new UsageError(words.noFiles);
  const freeze = digestOption('freeze', values.freeze);
  const result = digestOption('result', values.result);
  const head = digestOption('head', values.head);
  return { files: positionals, seen: { ...freeze, ...result, ...head }, help: values.help === true };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        freeze: { type: 'string' },
        result: { type: 'string' },
        head: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    throw new UsageError(words.badUsage);
  }
}

function digestOption(name: keyof Seen, value: string | undefined): Seen {
  if (value === undefined) return {};
  const digest = value.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new UsageError(words.badDigest(name));
  return { [name]: digest };
}

interface Outcome {
  readonly code: number;
  readonly isPublic: boolean;
  readonly hasLog: boolean;
}

function verifyFile(file: string, seen: Seen, print: Print): Outcome {
  print(words.file(file));
  const bytes = readBytes(file);
  if (typeof bytes === 'string') {
    print(words.unreadable(bytes));
    return { code: BAD_USE, isPublic: false, hasLog: false };
  }
  try {
    const { no, found } = verifyBytes(bytes, seen);
    for (const line of reportLines(no, found)) print(line);
    const hasLog = found.steps.some(({ check }) => check === 'log');
    return { code: found.ok ? ALL_WELL : FAILED, isPublic: found.isPublic, hasLog };
  } catch (fault) {
    print(words.refused(fault instanceof DrawFault ? faultSentence(fault) : refusal(fault)));
    return { code: FAILED, isPublic: false, hasLog: false };
  }
}

class Refused extends Error {}

function refusal(error: unknown): string {
  return error instanceof Refused ? error.message : words.unexpected;
}

function verifyBytes(bytes: Buffer, seen: Seen): { no: string; found: Verification } {
  if (bytes.length > MAX_MEGABYTES * 1e6) throw new Refused(words.tooLarge(MAX_MEGABYTES));
  const record = readRecordText(decode(bytes));
  return { no: record.freeze.no, found: verifyRecord(record, seen) };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(words.notUtf8);
  }
}

/** The bytes of a file, one more than allowed at the most; or why it can't be read. */
function readBytes(file: string): Buffer | string {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    const handle = openSync(file, 'r');
    try {
      while (total <= MAX_MEGABYTES * 1e6) {
        const chunk = Buffer.alloc(1 << 20);
        const length = readSync(handle, chunk, 0, chunk.length, null);
        if (length === 0) break;
        chunks.push(chunk.subarray(0, length));
        total += length;
      }
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : words.unexpected;
  }
  return Buffer.concat(chunks);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipe();
  process.exitCode = runVerify(process.argv.slice(2), (line) => console.log(line));
}
