import { realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultSentence, seriesSentences } from '../../cards/words-verify.ts';
import { auditSeries, type SeriesRecord, type VoidDraw } from '../domain/draw/audit-series.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { readRecordText } from '../domain/draw/read-record.ts';
import { type Seen, type Verification, verifyRecord } from '../domain/draw/verify.ts';
import { bearClosedPipe } from './closed-pipe.ts';
import { decode, filesOf, Refused, readBytes, UsageError } from './record-files.ts';
import { caveats, reportLines, usage, words } from './verify-words.ts';

const ALL_WELL = 0;
const FAILED = 1;
const BAD_USE = 2;

type Print = (line: string) => void;

/** 核验抽取记录: `npm run verify -- FILE|FOLDER… [--freeze F] [--result R] [--head H] [--void NO:SECRET]`; returns the exit code. */
export function runVerify(args: readonly string[], print: Print): number {
  try {
    const { files, seen, voids, help } = readArguments(args);
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
    const together = outcomes.flatMap(({ record }) => record ?? []);
    const fits = together.length + voids.length < 2 || reportSeries(together, voids, print);
    return outcomes.reduce((worst, one) => Math.max(worst, one.code), fits ? ALL_WELL : FAILED);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print(`${error.message}\n\n${usage}`);
    return BAD_USE;
  }
}

/** Several draws are looked at together: what is missing between them, and what does not fit. */
function reportSeries(records: readonly SeriesRecord[], voids: readonly VoidDraw[], print: Print): boolean {
  const { lines, faults } = seriesSentences(auditSeries(records, voids));
  for (const line of [words.series(records.length + voids.length), ...lines.map(words.seriesLine)])
    print(line);
  for (const fault of faults) print(words.seriesFault(fault));
  return faults.length === 0;
}

type Arguments = {
  readonly files: readonly string[];
  readonly seen: Seen;
  readonly voids: readonly VoidDraw[];
  readonly help: boolean;
};

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  if (!values.help && positionals.length === 0) throw new UsageError(words.noFiles);
  const freeze = digestOption('freeze', values.freeze);
  const result = digestOption('result', values.result);
  const head = digestOption('head', values.head);
  return {
    files: positionals.flatMap(filesOf),
    seen: { ...freeze, ...result, ...head },
    voids: (values.void ?? []).map(voidOption),
    help: values.help === true,
  };
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
        void: { type: 'string', multiple: true },
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

/** 编号:密钥 of a void draw, as the group was told. */
function voidOption(value: string): VoidDraw {
  const parts = /^(.+):([0-9a-f]{64})$/.exec(value.trim());
  if (!parts) throw new UsageError(words.badVoid);
  return { no: parts[1]!, secret: parts[2]! };
}

interface Outcome {
  readonly code: number;
  readonly isPublic: boolean;
  readonly hasLog: boolean;
  /** absent where it can't be read */
  readonly record?: SeriesRecord;
}

function verifyFile(file: string, seen: Seen, print: Print): Outcome {
  print(words.file(file));
  const bytes = readBytes(file);
  if (typeof bytes === 'string') {
    print(words.unreadable(bytes));
    return { code: BAD_USE, isPublic: false, hasLog: false };
  }
  try {
    const { record, found } = verifyBytes(bytes, seen);
    for (const line of reportLines(record.freeze.no, found)) print(line);
    const hasLog = found.steps.some(({ check }) => check === 'log');
    return { code: found.ok ? ALL_WELL : FAILED, isPublic: found.isPublic, hasLog, record };
  } catch (fault) {
    print(words.refused(fault instanceof DrawFault ? faultSentence(fault) : refusal(fault)));
    return { code: FAILED, isPublic: false, hasLog: false };
  }
}

function refusal(error: unknown): string {
  return error instanceof Refused ? error.message : words.unexpected;
}

/** Of the record only what is needed for several of them together: a folder of them may be large. */
function verifyBytes(bytes: Buffer, seen: Seen): { record: SeriesRecord; found: Verification } {
  const record = readRecordText(decode(bytes));
  const { secret, seed, log, freeze } = record;
  return {
    record: { secret, seed, freeze: { no: freeze.no }, ...(log && { log }) },
    found: verifyRecord(record, seen),
  };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  bearClosedPipe();
  process.exitCode = runVerify(process.argv.slice(2), (line) => console.log(line));
}
