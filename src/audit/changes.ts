/** Later changes of draws: what two people agreed on stands in the log as they agreed on it, and nothing else does. */
import { carriedOut, type LoggedChange, seatsChanged, unasked } from '../../db/audit-changes.ts';
import type { Snapshot } from '../../db/audit-rows.ts';
import type { ChangeKind } from '../domain/draw-change.ts';
import { AuditFault, type AuditTable } from './fault.ts';

export async function auditChanges(tx: Snapshot): Promise<void> {
  for (const change of await carriedOut(tx)) checkLogged('draw_changes', change);
  for (const change of await seatsChanged(tx)) checkLogged('replacements', change);
  const n = await unasked(tx);
  if (n !== undefined) throw new AuditFault('draw_log', n, 'not-asked');
}

type Said = { readonly type: string; readonly body: Readonly<Record<string, unknown>> };

/** What the entry of the log must say, for each kind of change. */
const due: { readonly [K in ChangeKind | 'seat']: (change: LoggedChange) => Said } = {
  void: ({ reason, by, approved }) => ({ type: 'VOID', body: { reason, by, approved } }),
  beacon: ({ value, by, approved }) => ({ type: 'BEACON', body: { value, by, confirmed: approved } }),
  substitute: ({ unit, by, reason, approved }) => ({
    type: 'SUBSTITUTE',
    body: { unit, by, reason, approved },
  }),
  correct: ({ reason, value, approved }) => ({
    type: 'CORRECT',
    body:
      reason === 'wrong-file'
        ? { what: 'file', from: value, reason, approved }
        : { what: 'result', reason, approved },
  }),
  helper: ({ unit, value, reason, approved }) => ({
    type: 'RECUSE',
    body: { unit, out: value, reason, approved },
  }),
  seat: ({ unit, out, in: came, reason, approved }) => ({
    type: 'RECUSE',
    body: { unit, out, in: came, reason, approved: approved ?? 'system' },
  }),
};

function checkLogged(table: AuditTable, change: LoggedChange): void {
  const said = due[change.kind as ChangeKind | 'seat'](change);
  const fault = (detail: string) => new AuditFault(table, change.id, 'request-differs', detail);
  if (change.type !== said.type || change.loggedNo !== change.no)
    throw fault(`${change.type ?? '-'} ${change.loggedNo ?? '-'} ≠ ${said.type} ${change.no}`);
  const body = JSON.parse(change.body ?? '{}') as Readonly<Record<string, unknown>>;
  for (const [field, kept] of Object.entries(said.body))
    if (body[field] !== kept) throw fault(`${field} ${kept} ≠ ${String(body[field])}`);
}
