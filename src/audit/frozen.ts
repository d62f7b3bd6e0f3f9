/** What was frozen: the kept texts give F, and say what the columns beside them say. */
import type { FrozenRow } from '../../db/audit-rows.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { digest } from '../domain/draw/hash.ts';
import { readJson } from '../domain/draw/json-text.ts';
import { readFreeze } from '../domain/draw/read-freeze.ts';
import type { Freeze } from '../domain/draw/types.ts';
import { AuditFault } from './fault.ts';

export function checkFrozen(no: string, row: FrozenRow, F: string): Freeze {
  same(no, 'F', digest('ssd-1/freeze', row.freeze), F);
  same(no, 'freeze_digest', row.freezeDigest, F);
  const freeze = read(no, row.freeze);
  same(no, 'no', freeze.no, no);
  same(no, 'kind', row.kind, freeze.kind);
  same(no, 'from_day', row.from, freeze.from);
  same(no, 'to_day', row.to, freeze.to);
  for (const [column, table] of [
    ['units', 'units'],
    ['persons', 'people'],
    ['pairs', 'pairs'],
  ] as const) {
    const computed = digest('ssd-1/table', row.salts?.[table] ?? '', row[column] ?? '');
    same(no, column, computed, freeze[table]);
  }
  return freeze;
}

function read(no: string, text: string): Freeze {
  try {
    return readFreeze(readJson(text));
  } catch (fault) {
    if (fault instanceof DrawFault) throw new AuditFault('draws', no, 'frozen-text', fault.at);
    throw fault;
  }
}

function same(no: string, field: string, kept: string | null, due: string): void {
  if (kept !== due) throw new AuditFault('draws', no, 'differs', `${field} ${kept} ≠ ${due}`);
}
