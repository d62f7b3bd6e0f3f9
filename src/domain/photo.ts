/** 照片: whose task takes one, and in which phase. */
import { Refusal } from './refusal.ts';
import type { PersonId, Task } from './task.ts';

/** so many photos belong to one task */
export const MOST_PHOTOS = 30;

/** 检查 until it is confirmed, 复查 afterwards; a Refusal where the task takes none. */
export function phaseOf(task: Task, by: PersonId): 'inspection' | 'reinspection' {
  if (!task.team.includes(by)) throw new Refusal('not-your-task');
  switch (task.state.is) {
    case 'accepted':
    case 'reported':
      return 'inspection';
    case 'inspected':
      return 'reinspection';
    case 'closed':
      throw new Refusal('task-closed');
    default:
      throw new Refusal('not-accepted');
  }
}

/** Whether a task takes photos now. */
export function takesPhotos({ state }: Task): boolean {
  return state.is === 'accepted' || state.is === 'reported' || state.is === 'inspected';
}

/**
 * Which task a photo belongs to that answers no card: the one accepted task, or the only one under way. Undefined:
 * there are several, and whoever sent it is asked.
 */
export function onlyTask<T extends { readonly task: Task }>(files: readonly T[]): T | undefined {
  const open = files.filter(({ task }) => takesPhotos(task));
  if (open.length === 0) throw new Refusal('no-task-for-photo');
  const accepted = open.filter(({ task }) => task.state.is === 'accepted');
  if (accepted.length === 1) return accepted[0];
  return open.length === 1 ? open[0] : undefined;
}
