/** 留痕: the chain from its first link to its head. */
import { journalPairs, type Snapshot } from '../../db/audit-rows.ts';
import { EMPTY_JOURNAL, followJournal, type JournalHead } from '../domain/journal-chain.ts';
import { AuditFault } from './fault.ts';

/** Follows the chain; `seen` is a head that someone wrote down before, which must stand in it. */
export async function auditJournal(tx: Snapshot, seen?: JournalHead): Promise<JournalHead> {
  let head = EMPTY_JOURNAL;
  let found = seen === undefined;
  for await (const { link, row, waits } of journalPairs(tx)) {
    if (!link && waits) continue;
    if (!link) throw new AuditFault('journal', row?.id ?? '', 'not-chained');
    const next = followJournal(head, link, row);
    if (typeof next === 'string') throw faultOf(next, link.n, link.journalId, head.n + 1);
    head = next;
    found ||= head.n === seen?.n && head.hash === seen.hash;
  }
  if (!found) throw new AuditFault('journal_chain', seen!.n, 'head-not-found');
  return head;
}

/** A row that was altered is named itself; else its link is. */
function faultOf(
  code: Exclude<ReturnType<typeof followJournal>, JournalHead>,
  n: number,
  journalId: number,
  expected: number,
): AuditFault {
  if (code === 'row-differs' || code === 'row-missing') return new AuditFault('journal', journalId, code);
  return new AuditFault('journal_chain', code === 'gap' ? expected : n, code);
}
