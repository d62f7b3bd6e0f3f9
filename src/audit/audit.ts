/** 审计: the journal, the log of draws, every draw, and what tasks and results owe to each other, in one snapshot. */
import { countReferences, firstBroken } from '../../db/audit-references.ts';
import { inSnapshot, type Snapshot, sealWaiting } from '../../db/audit-rows.ts';
import type { Target } from '../../db/client.ts';
import type { JournalHead } from '../domain/journal-chain.ts';
import { auditChanges } from './changes.ts';
import { auditLog, type LogHead } from './draw-log.ts';
import { auditDraws, type DrawCounts } from './draws.ts';
import { AuditFault } from './fault.ts';
import { auditJournal } from './journal.ts';

export type Part =
  | { readonly is: 'journal'; readonly head: JournalHead }
  | { readonly is: 'draw-log'; readonly head: LogHead }
  | ({ readonly is: 'draws' } & DrawCounts)
  | { readonly is: 'references'; readonly tasks: number; readonly findings: number };

/** Tells of each part as it is through; returns the first bad row, if there is one. */
export async function audit(
  target: Target,
  tell: (part: Part) => void,
  seen?: JournalHead,
): Promise<AuditFault | undefined> {
  await sealWaiting(target);
  return inSnapshot(target, (tx) => auditSnapshot(tx, tell, seen));
}

export async function auditSnapshot(
  tx: Snapshot,
  tell: (part: Part) => void,
  seen?: JournalHead,
): Promise<AuditFault | undefined> {
  try {
    tell({ is: 'journal', head: await auditJournal(tx, seen) });
    const { head, trails } = await auditLog(tx);
    tell({ is: 'draw-log', head });
    const draws = await auditDraws(tx, trails);
    await auditChanges(tx);
    tell({ is: 'draws', ...draws });
    const broken = await firstBroken(tx);
    if (broken) return new AuditFault(broken.table, broken.id, broken.rule);
    tell({ is: 'references', ...(await countReferences(tx)) });
    return undefined;
  } catch (error) {
    if (error instanceof AuditFault) return error;
    throw error;
  }
}
