/**
 * 派发 (实施细则 四(二), 四(五)): once the inspections are approved (国办发〔2024〕54号), and the task stands on the
 * provincial platform or that was waived.
 */
import { faces } from '../../cards/words-faces.ts';
import { type Draw, updateDraw } from '../../db/draws.ts';
import { tasksOfDraw } from '../../db/tasks.ts';
import { Refusal } from '../domain/refusal.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { expertsFaces } from '../faces/expert-faces.ts';
import { stillCounted } from '../faces/task-counts.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { isElsewhere, withdrawApproval } from './approvals.ts';
import { giveOut } from './task-times.ts';

/** The platform's number with the day of its entry, or the reason for which it is waived. */
export type Entry =
  | { readonly is: 'entered'; readonly no: string; readonly day: string }
  | { readonly is: 'waived'; readonly reason: string };

/** By what it may go out: approved here, approved elsewhere with this 审批文号, or 紧急 for this reason. */
export type Ground =
  | { readonly is: 'approved' }
  | { readonly is: 'elsewhere'; readonly no: string }
  | { readonly is: 'urgent'; readonly reason: string };

/** Gives out all tasks of a draw, which is locked. */
export async function dispatchTasks(
  context: Context,
  draw: Draw,
  entry: Entry,
  ground: Ground,
): Promise<{ says: Say[]; count: number }> {
  if (draw.state !== 'drawn') throw new Refusal('stale');
  if (draw.dispatchedAt) throw new Refusal('already-dispatched');
  await updateDraw(context.tx, draw.id, {
    ...(await standingBy(context, draw, ground)),
    ...(entry.is === 'entered'
      ? { platformNo: entry.no, platformDay: entry.day }
      : { platformWaiver: entry.reason, platformDay: null }),
    platformBy: context.person.id,
    dispatchedAt: context.now,
  });
  const given = async () => stillCounted(draw, await tasksOfDraw(context.tx, draw.id));
  await giveOut(context, await given());
  const files = await given();
  const says = [
    ...(await taskFaces(context, files)),
    ...(await drawFaces(context, draw.id)),
    ...(draw.experts > 0 ? await expertsFaces(context, draw.sectionId) : []),
  ];
  return { says, count: files.length };
}

/** How the draw stands from now on; a Refusal where it may not go out by this. */
async function standingBy(context: Context, draw: Draw, ground: Ground) {
  switch (ground.is) {
    case 'approved':
      if (draw.approval === 'approved') return {};
      if (await isElsewhere(context, draw))
        throw new Refusal('field-missing', { field: faces.approval.office.no });
      throw new Refusal('not-approved');
    case 'elsewhere':
      if (draw.approval === 'stopped' || !(await isElsewhere(context, draw)))
        throw new Refusal('not-approved');
      await withdrawApproval(context, draw.id);
      return { approval: 'elsewhere', approvalNo: ground.no } as const;
    case 'urgent':
      if (draw.approval !== 'open') throw new Refusal('not-approved');
      return { approval: 'urgent', urgentReason: ground.reason } as const;
  }
}
