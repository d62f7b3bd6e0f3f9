import { ALL_TASKS } from '../../cards/office.ts';
import { faces } from '../../cards/words-faces.ts';
import { lockTasks, tasksById, tasksOfDraw } from '../../db/tasks.ts';
import { keepTasks } from '../ceremony/task-times.ts';
import { idOf, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { publishTask } from '../domain/task.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Action, Context } from '../handler.ts';

const words = faces.office;

/** 登记公示 (实施细则 四(七)): day and receipt number, for one enterprise or for all that wait. */
export const publishTasks: Action = {
  name: 'publish-tasks',
  may: 'run-office',
  async run(context, tap) {
    const drawId = idOf(tap.id);
    const ids = await chosenTasks(
      context,
      drawId,
      requiredText(tap.form, { name: 'task', label: words.task }),
    );
    const publication = {
      day: requiredDay(tap.form, { name: 'day', label: words.publishDay }),
      receipt: requiredText(tap.form, { name: 'receipt', label: words.receipt, max: 60 }),
      by: context.person.id,
    };
    const files = await lockTasks(context.tx, ids);
    const strange = files.some((file) => file.drawId !== drawId || file.bureauId !== context.bureauId);
    if (files.length < ids.length || strange) throw new Refusal('stale');
    await keepTasks(
      context,
      files.map((file) => ({ file, task: publishTask(file.task, publication, context.today) })),
    );
    const says = [
      ...(await taskFaces(context, await tasksById(context.tx, ids))),
      ...(await drawFaces(context, drawId)),
    ];
    return {
      says,
      toast: words.published(ids.length),
      journal: { subject: `draw/${drawId}`, detail: { tasks: ids, ...publication } },
    };
  },
};

async function chosenTasks(context: Context, drawId: number, choice: string): Promise<number[]> {
  if (choice !== ALL_TASKS) return [idOf(choice)];
  const files = await tasksOfDraw(context.tx, drawId);
  if (files.some((file) => file.bureauId !== context.bureauId)) throw new Refusal('stale');
  const waiting = files.filter(({ task: { state } }) => state.is === 'inspected' && !state.publication);
  if (waiting.length === 0) throw new Refusal('nothing-to-publish');
  return waiting.map((file) => file.task.id);
}
