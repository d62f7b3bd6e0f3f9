import { substituteForm } from '../../cards/draw-change-forms.ts';
import { faces } from '../../cards/words-faces.ts';
import { type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { askSubstitute, drawToChange } from '../ceremony/ask-change.ts';
import { SUBSTITUTE_REASONS } from '../domain/draw/reasons.ts';
import { choice, idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { isUnvisited } from '../faces/task-counts.ts';
import type { Action, Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { formOf } from './own-form.ts';

const words = faces.drawChange;

/** The visits to come of a draw that this person may change. */
async function visits(context: Context, tap: Tap) {
  const { draw } = await drawToChange(context, idOf(tap.id));
  const files = (await tasksOfDraw(context.tx, draw.id)).filter(isUnvisited);
  if (files.length === 0) throw new Refusal('stale');
  return { draw, files };
}

/** 企业不能检查: the form for it, in private. */
export const openSubstitute: Action = {
  name: 'open-substitute',
  may: 'ask-change',
  async run(context, tap) {
    const { draw, files } = await visits(context, tap);
    const firms = files.map(({ task, enterprise: { name, county } }) => ({ id: task.id, name, county }));
    const to = { person: context.person.id };
    const card = substituteForm(draw.id, draw.no, firms);
    return { says: [{ is: 'card', to, thing: `ask-substitute/${tap.key}`, card }], toast: words.openedToast };
  },
};

/** 提交替换申请. */
export const askSubstituteAction: Action = {
  name: 'ask-substitute',
  may: 'ask-change',
  async run(context, tap) {
    const { draw, files } = await visits(context, tap);
    const named = requiredText(tap.form, { name: 'task', label: words.substitute.unit, max: 100 });
    const note = optionalText(tap.form, { name: 'note', label: words.note, max: 200 });
    const { request, says } = await askSubstitute(context, draw.id, taskOf(files, named), {
      reason: choice(tap.form, { name: 'reason', label: words.reason }, SUBSTITUTE_REASONS),
      ...(note && { note }),
      form: await formOf(context, tap, 'ask-substitute'),
    });
    const detail = { request: request.id, kind: request.kind, reason: request.reason, as: request.askedAs };
    return { says, toast: words.askedToast, journal: { subject: `draw/${draw.id}`, detail } };
  },
};

/** The visit that was chosen, or whose enterprise was typed in full. */
function taskOf(files: readonly TaskFile[], named: string): number {
  const found = files.filter(({ task, enterprise }) => `${task.id}` === named || enterprise.name === named);
  if (found.length !== 1) throw new Refusal('unknown-enterprise', { text: named });
  return found[0]!.task.id;
}
