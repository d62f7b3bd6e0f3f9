/** 整改复查: what was ordered is looked at again, by one, confirmed by another. */
import { Refusal } from './refusal.ts';
import {
  checkRectification,
  closeIfDone,
  inTeam,
  isAlone,
  type PersonId,
  type Recheck,
  type Rectification,
  type Task,
} from './task.ts';
import type { Day } from './working-days.ts';

/** 填报复查结果. */
export function recheckTask(task: Task, recheck: Recheck, by: PersonId, now: Date, today: Day): Task {
  inTeam(task, by);
  const { state } = task;
  if (state.is !== 'inspected') throw new Refusal(state.is === 'closed' ? 'task-closed' : 'no-rectification');
  if (state.rectification.is === 'checked') throw new Refusal('already-reported');
  if (state.rectification.is !== 'ordered') throw new Refusal('no-rectification');
  if (task.waits) throw new Refusal('visit-waits');
  if (recheck.day > today) throw new Refusal('day-future');
  if (recheck.day < state.report.content.day) throw new Refusal('day-order');
  if (recheck.rectified && recheck.rectifyBy !== undefined) throw new Refusal('rectification-needless');
  if (!recheck.rectified && recheck.rectifyBy === undefined) throw new Refusal('new-due-missing');
  checkRectification(recheck.day, recheck.rectifyBy, true);
  const due = state.rectification.due;
  return {
    ...task,
    state: { ...state, rectification: { is: 'checked', due, recheck: { content: recheck, by, at: now } } },
  };
}

/** 确认复查结果: rectified, or a new 整改期限 runs. */
export function confirmRecheck(task: Task, by: PersonId, now: Date): Task {
  const { state, rectification } = pendingRecheck(task, by);
  const { content } = rectification.recheck;
  const next: Rectification =
    content.rectified || content.rectifyBy === undefined
      ? { is: 'done', recheck: { ...rectification.recheck, confirmedBy: by, confirmedAt: now } }
      : { is: 'ordered', due: content.rectifyBy };
  return closeIfDone({ ...task, state: { ...state, rectification: next } });
}

/** 退回复查结果; 撤回, by whoever wrote it and is alone. */
export function returnRecheck(task: Task, by: PersonId, left: readonly PersonId[] = []): Task {
  const { state, rectification } = pendingRecheck(task, by, left);
  return { ...task, state: { ...state, rectification: { is: 'ordered', due: rectification.due } } };
}

function pendingRecheck(task: Task, by: PersonId, left: readonly PersonId[] = []) {
  inTeam(task, by);
  const { state } = task;
  if (state.is === 'closed') throw new Refusal('stale');
  if (state.is !== 'inspected') throw new Refusal('not-reported');
  if (state.rectification.is === 'done') throw new Refusal('stale');
  if (state.rectification.is !== 'checked') throw new Refusal('not-reported');
  if (state.rectification.recheck.by === by && !isAlone(task, by, left)) throw new Refusal('own-report');
  return { state, rectification: state.rectification };
}
