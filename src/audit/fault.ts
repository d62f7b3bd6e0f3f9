/** What an audit 审计 can find wrong, as codes; the Chinese stands in words.ts. */
import type { ReferenceRule } from '../../db/audit-references.ts';
import type { JournalFault } from '../domain/journal-chain.ts';

export type AuditTable =
  | 'journal'
  | 'journal_chain'
  | 'draw_log'
  | 'draw_series'
  | 'draws'
  | 'draw_witnesses'
  | 'draw_changes'
  | 'replacements'
  | 'tasks'
  | 'findings'
  | 'photos';

export type AuditCode =
  | JournalFault
  | ReferenceRule
  | 'not-chained'
  | 'head-not-found'
  | 'log-unreadable'
  | 'log-type'
  | 'log-body'
  | 'log-order'
  | 'no-draw'
  | 'no-series'
  | 'differs'
  | 'frozen-text'
  | 'record-unreadable'
  | 'record-fails'
  | 'secret-off-chain'
  | 'secret-too-early'
  | 'secret-due'
  | 'witness-late'
  | 'beacon-early'
  | 'correction'
  | 'substitute'
  | 'ordinal-gap'
  | 'not-logged'
  | 'state-differs'
  | 'team-differs'
  | 'help-differs'
  | 'request-differs'
  | 'not-asked';

/** The first bad row: where, and what is wrong with it. */
export class AuditFault extends Error {
  readonly table: AuditTable;
  /** the number of the row, or of the draw */
  readonly row: string;
  readonly code: AuditCode;
  /** the field, with what stands there and what should */
  readonly detail: string;

  constructor(table: AuditTable, row: string | number, code: AuditCode, detail = '') {
    super(`${table} ${row}: ${code} ${detail}`);
    this.table = table;
    this.row = String(row);
    this.code = code;
    this.detail = detail;
  }
}
