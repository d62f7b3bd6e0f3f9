import { type Before, replacementForm } from '../../cards/replacement-forms.ts';
import { faces } from '../../cards/words-faces.ts';
import { lastUnmet, type Replacement } from '../../db/replacements.ts';
import { lockTask, type TaskFile } from '../../db/tasks.ts';
import { askReplacement, checkReplaceable } from '../ceremony/replacements.ts';
import { choice, idOf, optionalText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { CAUSES, kindOf } from '../domain/replacement.ts';
import type { Action, Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { formOf } from './own-form.ts';

const words = faces.replacement;

/** One's own task, held. */
async function ownTask(context: Context, tap: Tap): Promise<TaskFile> {
  const file = await lockTask(context.tx, idOf(tap.id));
  if (!file || file.bureauId !== context.bureauId) throw new Refusal('stale');
  if (!file.task.team.includes(context.person.id)) throw new Refusal('not-your-task');
  checkReplaceable(file, context.person.id);
  return file;
}

/** 回避或不能参加: the form for it, in private. */
export const openReplacement: Action = {
  name: 'open-replacement',
  may: 'inspect',
  async run(context, tap) {
    const file = await ownTask(context, tap);
    const before = await lastUnmet(context.tx, context.person.id, { taskId: file.task.id });
    const card = replacementForm(file.task.id, file.enterprise, before && typed(before));
    return {
      says: [{ is: 'card', to: { person: context.person.id }, thing: `replacement/${tap.key}`, card }],
      toast: words.openedToast,
    };
  },
};

/** What was written then. */
function typed({ cause, text }: Replacement): Before {
  return { ...(cause && { cause }), ...(text !== null && { text }) };
}

/** 提交申请: the reason is kept for those who decide, and stands in no journal. */
export const askReplacementAction: Action = {
  name: 'ask-replacement',
  may: 'inspect',
  async run(context, tap) {
    const file = await ownTask(context, tap);
    const cause = choice(tap.form, { name: 'cause', label: words.cause }, CAUSES);
    const text = optionalText(tap.form, { name: 'text', label: words.text, max: 500 });
    if (cause === 'other' && text === undefined) throw new Refusal('field-missing', { field: words.text });
    const { request, says } = await askReplacement(context, file, {
      personId: context.person.id,
      kind: kindOf(cause),
      cause,
      text,
      form: await formOf(context, tap),
    });
    return {
      says,
      toast: words.askedToast,
      journal: { subject: `task/${file.task.id}`, detail: { request: request.id, kind: request.kind } },
    };
  },
};
