/** Files in a thread of their own: a hostile or huge one costs its own memory and time, not ours. */
import { answerOf, startThread, ThreadFault } from '../thread.ts';
import { PackedRows } from './packed.ts';
import { type Report, refuse } from './problems.ts';
import type { ReadFile, Register } from './rows.ts';
import { type SheetColumn, type SheetOptions, type SheetValue, writeSheet } from './write.ts';

/** What the thread is asked. */
export type FileWork =
  | { readonly is: 'read'; readonly bytes: Uint8Array; readonly fileName: string }
  | {
      readonly is: 'write';
      readonly columns: readonly SheetColumn[];
      readonly rows: readonly (readonly SheetValue[])[];
      readonly options: SheetOptions;
    }
  | {
      readonly is: 'write-packed';
      readonly columns: readonly SheetColumn[];
      readonly parts: readonly Uint8Array<ArrayBuffer>[];
      readonly options: SheetOptions;
    };

type Enterprises = ReadFile & { is: 'enterprises' };
/** What comes back of a file that was read: enterprises, of which there may be a hundred thousand, packed. */
export type Crossed =
  | { readonly is: 'whole'; readonly register: Exclude<Register, { is: 'enterprises' }> }
  | {
      readonly is: 'packed';
      readonly register: Omit<Enterprises, 'rows'> & { length: number };
      readonly parts: readonly Uint8Array[];
    };

const READING = { megabytes: 320, seconds: 45 };
const WRITING = { megabytes: 512, seconds: 45 };
/** nobody waits for it */
const WRITING_LONG = { megabytes: 512, seconds: 180 };

export async function readApart(bytes: Uint8Array, fileName: string): Promise<ReadFile> {
  const workerData: FileWork = { is: 'read', bytes, fileName };
  try {
    const crossed = await answerOf<Crossed>(
      (limits) => startThread(import.meta.url, 'apart-worker', { ...limits, workerData }),
      READING,
    );
    if (crossed.is === 'whole') return crossed.register;
    const { length, ...register } = crossed.register;
    return { ...register, rows: new PackedRows(crossed.parts, length) };
  } catch (fault) {
    if (fault instanceof ThreadFault && fault.why !== 'ended') return tooHeavy(fileName);
    throw fault;
  }
}

/** Some 20 ms of writing, less than a thread needs to start. */
const SMALL = 200;

/** The same as `writeSheet`; many rows are written apart. */
export async function writeApart(
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetValue[])[],
  options: SheetOptions = {},
): Promise<Uint8Array> {
  if (rows.length <= SMALL) return writeSheet(columns, rows, options);
  const workerData: FileWork = { is: 'write', columns, rows, options };
  return answerOf<Uint8Array>(
    (limits) => startThread(import.meta.url, 'apart-worker', { ...limits, workerData }),
    WRITING,
  );
}

/** Packed rows, which change hands without being copied: whoever gives them away has them no more. */
export async function writePacked(
  columns: readonly SheetColumn[],
  parts: readonly Uint8Array<ArrayBuffer>[],
  options: SheetOptions,
): Promise<Uint8Array> {
  const workerData: FileWork = { is: 'write-packed', columns, parts, options };
  const transferList = parts.map(({ buffer }) => buffer);
  return answerOf<Uint8Array>(
    (limits) => startThread(import.meta.url, 'apart-worker', { ...limits, workerData, transferList }),
    WRITING_LONG,
  );
}

function tooHeavy(fileName: string): ReadFile {
  const report: Report = [];
  refuse(report, 'file-heavy', { row: 0, column: '', value: fileName });
  return { is: 'problems', problems: report };
}
