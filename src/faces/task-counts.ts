/** How far the tasks of a draw are. */
import type { Progress } from '../../cards/draw-view.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { isAlone } from '../domain/task.ts';
import { entryOf, RESULTS } from '../domain/vocabulary.ts';

const isTaken = ({ task: { state } }: TaskFile) =>
  state.is !== 'waiting' && state.is !== 'assigned' && state.is !== 'stopped';
/** 检查未完成: the visit is not over, and is to be made. */
export const isOpenVisit = ({ visited, task: { state } }: TaskFile) =>
  visited === null && state.is !== 'stopped';
/** 待检查: nothing is reported yet, so the team may still change. */
export const isUnvisited = ({ task: { state } }: TaskFile) =>
  state.is === 'waiting' || state.is === 'assigned' || state.is === 'accepted';
/** Who of the team is out of post; teams of the provincial platform are changed there. */
export const leftPost = ({ origin, team }: TaskFile): number[] =>
  origin === 'ssd-1' ? team.filter(({ inPost }) => !inPost).map(({ id }) => id) : [];
/** Whose result, or 复查, waits to be confirmed. */
export const signerOf = ({ task: { state } }: TaskFile): number | undefined => {
  if (state.is === 'reported') return state.report.by;
  const checked = state.is === 'inspected' && state.rectification.is === 'checked';
  return checked ? state.rectification.recheck.by : undefined;
};
/** 无人确认: whoever wrote the result, if all others have left the post since. */
export const isLeftBehind = (file: TaskFile, reader: number): boolean =>
  signerOf(file) === reader && isAlone(file.task, reader, leftPost(file));
export const isPublished = ({ task: { state } }: TaskFile) =>
  state.is === 'closed' || (state.is === 'inspected' && state.publication !== undefined);
export const isProblem = ({ task: { state } }: TaskFile) =>
  (state.is === 'inspected' || state.is === 'closed') &&
  entryOf(RESULTS, state.report.content.result).problem;

/** 替换 took these out of the draw: all but what was stopped as a whole 不再检查 counts. */
export function stillCounted(draw: { readonly approval: string }, files: readonly TaskFile[]): TaskFile[] {
  return files.filter(({ task }) => task.state.is !== 'stopped' || draw.approval === 'stopped');
}

export function progressOf(files: readonly TaskFile[]): Progress {
  return {
    total: files.length,
    seats: files.reduce((sum, file) => sum + file.team.length, 0),
    accepted: files.filter(isTaken).length,
    inspected: files.filter((file) => file.visited !== null).length,
    published: files.filter(isPublished).length,
  };
}
