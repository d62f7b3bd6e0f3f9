/** Files in a thread of their own: a hostile or huge one costs its own memory and time, not ours. */
import { answerOf, startThread, ThreadFault } from '../thread.ts';
import { type Report, refuse } from './problems.ts';
import type { Register } from './rows.ts';
import { type SheetColumn, type SheetOptions, type SheetValue, writeSheet } from './write.ts';

/** What the thread is asked. */
export type FileWork =
  | { readonly is: 'read'; readonly bytes: Uint8Array; readonly fileName: string }
  | {
      readonly is: 'write';
      readonly columns: readonly SheetColumn[];
      readonly rows: readonly (readonly SheetValue[])[];
      readonly options: SheetOptions;
    };

const LIMITS = { megabytes: 512, seconds: 45 };

export async function readApart(bytes: Uint8Array, fileName: string): Promise<Register> {
  const workerData: FileWork = { is: 'read', bytes, fileName };
  try {
    return await answerOf<Register>(
      (limits) => startThread(import.meta.url, 'apart-worker', { ...limits, workerData }),
      LIMITS,
    );
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
    LIMITS,
  );
}

function tooHeavy(fileName: string): Register {
  const report: Report = [];
  refuse(report, 'file-heavy', { row: 0, column: '', value: fileName });
  return { is: 'problems', problems: report };
}
