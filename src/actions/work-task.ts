/** What all acts on one's own task have in common: hold it, ask the domain, keep it, show it everywhere. */
import { lockTask, type TaskFile, tasksById } from '../../db/tasks.ts';
import { lapseSubstitute } from '../ceremony/lapse-changes.ts';
import { endRequests } from '../ceremony/replacements.ts';
import { keepTask } from '../ceremony/task-times.ts';
import { idOf } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Action, Context, Outcome } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';

/** `decide` returns the task as it is afterwards, and may write findings. */
export function taskAction(
  name: string,
  toast: string,
  decide: (context: Context, file: TaskFile, tap: Tap) => Promise<Task> | Task,
): Action {
  return {
    name,
    may: 'inspect',
    async run(context, tap): Promise<Outcome> {
      const file = await lockTask(context.tx, idOf(tap.id));
      if (!file || file.bureauId !== context.bureauId) throw new Refusal('stale');
      const task = await decide(context, file, tap);
      await keepTask(context, file, task);
      const says = [
        ...(task.state.is === 'inspected' ? await endAsking(context, file) : []),
        ...(await taskFaces(context, await tasksById(context.tx, [task.id]))),
        ...(await drawFaces(context, file.drawId)),
      ];
      return { says, toast, journal: { subject: `task/${task.id}`, detail: { form: tap.form } } };
    },
  };
}

/** The visit is made and confirmed: nobody is replaced for it any more, nor the enterprise. */
async function endAsking(context: Context, file: TaskFile): Promise<Say[]> {
  return [...(await endRequests(context, file)), ...(await lapseSubstitute(context, file))];
}

/** Who signs a finding now. */
export function author(context: Context, file: TaskFile) {
  return {
    bureauId: context.bureauId,
    taskId: file.task.id,
    by: context.person.id,
    at: context.now,
  };
}
