/** 专家 and 联合部门人员 at the visits of a draw: those that were drawn, or came in by RECUSE; experts may be named by hand beside them. */
import { helpOfDraw, wasTakenOff } from '../../db/audit-changes.ts';
import type { Snapshot } from '../../db/audit-rows.ts';
import { ENFORCEMENT } from '../domain/draw/read-freeze.ts';
import { seatsNow } from '../domain/draw/substitute.ts';
import type { FullRecord } from '../domain/draw/types.ts';
import { AuditFault } from './fault.ts';
import type { DrawTrail } from './trail.ts';

export async function checkHelpers(tx: Snapshot, record: FullRecord, trail: DrawTrail): Promise<void> {
  const crews = record.freeze.crews.map(({ name }) => name).filter((name) => name !== ENFORCEMENT.name);
  const { teams } = seatsNow(record, trail.changes);
  for (const row of await helpOfDraw(tx, trail.drawId)) {
    const seats = crews.flatMap((crew) => teams.get(`${crew}:${row.unit}`) ?? []);
    const there = [...row.drawn, ...row.named];
    const missing = seats.filter((ref) => !there.includes(ref));
    const gone = await Promise.all(missing.map((ref) => wasTakenOff(tx, row.task, ref)));
    // a partner stays until another comes in; an expert may have been taken off with nobody to come in
    if (row.drawn.every((ref) => seats.includes(ref)) && gone.every(Boolean)) continue;
    const detail = `${row.unit}: ${there.join(' ') || '-'} ≠ ${seats.join(' ') || '-'}`;
    throw new AuditFault('tasks', row.task, 'help-differs', detail);
  }
}
