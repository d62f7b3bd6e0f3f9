/** The record of a draw 抽取记录: it verifies, and is the one that the log speaks of. */
import { DrawFault } from '../domain/draw/fault.ts';
import { isFull, readRecordText } from '../domain/draw/read-record.ts';
import { ABSENT, freezeDigest, witnessEntries, witnessText } from '../domain/draw/seed.ts';
import type { FullRecord } from '../domain/draw/types.ts';
import { verifyRecord } from '../domain/draw/verify.ts';
import { AuditFault } from './fault.ts';
import type { DrawTrail } from './trail.ts';

export function checkRecord(draw: DrawTrail, text: string | null, R: string): FullRecord {
  const record = readKept(draw.no, text);
  const fails = (detail: string) => new AuditFault('draws', draw.no, 'record-fails', detail);
  if (freezeDigest(record.freeze) !== draw.F) throw fails('freeze');
  const W = witnessText(witnessEntries(draw.freeze.witness, draw.values));
  if (witnessText(record.witness) !== W) throw fails('witness');
  if (record.beacon !== (draw.beacon ?? ABSENT)) throw fails('beacon');
  const { steps } = verifyRecord(record, { freeze: draw.F, result: R });
  const failed = steps.find((step) => step.is === 'failed');
  if (failed) throw fails(failed.check);
  return record;
}

/** The whole record as it is kept. */
export function readKept(no: string, text: string | null): FullRecord {
  try {
    const record = readRecordText(text ?? '');
    if (isFull(record)) return record;
  } catch (fault) {
    if (!(fault instanceof DrawFault)) throw fault;
    throw new AuditFault('draws', no, 'record-unreadable', fault.at);
  }
  throw new AuditFault('draws', no, 'record-unreadable', 'people');
}
