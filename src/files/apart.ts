/** Reads a register file in a thread of its own: a hostile or huge one costs its own memory and time, not ours. */
import { answerOf, startThread, ThreadFault } from '../thread.ts';
import { type Report, refuse } from './problems.ts';
import type { Register } from './rows.ts';

const LIMITS = { megabytes: 512, seconds: 45 };

export async function readApart(bytes: Uint8Array, fileName: string): Promise<Register> {
  const workerData = { bytes, fileName };
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

function tooHeavy(fileName: string): Register {
  const report: Report = [];
  refuse(report, 'file-heavy', { row: 0, column: '', value: fileName });
  return { is: 'problems', problems: report };
}
