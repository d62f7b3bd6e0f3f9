/** Which approvals wait for somebody. */
import { type Approval, openApprovals } from '../../db/approvals.ts';
import { type Draw, drawById } from '../../db/draws.ts';
import { type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { isAllowed } from '../domain/abilities.ts';
import { approversOf, mayApprove } from '../domain/approval.ts';
import type { Context } from '../handler.ts';
import { benchOf } from './approval-faces.ts';

export type Duty = { readonly draw: Draw; readonly files: readonly TaskFile[]; readonly request: Approval };

/** Open requests that this person is asked to decide, or may. */
export async function approvalsFor(context: Context, how: 'asked' | 'may'): Promise<Duty[]> {
  const { tx, bureauId, person } = context;
  if (!isAllowed('approve-draw', person.roles)) return [];
  const duties: Duty[] = [];
  for (const request of await openApprovals(tx, bureauId)) {
    const draw = await drawById(tx, request.drawId);
    const files = await tasksOfDraw(tx, request.drawId);
    const bench = await benchOf(context, draw, files, request.submittedBy);
    const asked = approversOf(bench).some(({ id }) => id === person.id);
    if (asked || (how === 'may' && mayApprove(bench, person.id))) duties.push({ draw, files, request });
  }
  return duties;
}
