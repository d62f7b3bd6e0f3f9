import { faces } from '../../cards/words-faces.ts';
import { confirmPending, keepRecheck, returnPending } from '../../db/findings.ts';
import { lookForUnfit } from '../ceremony/replace-unfit.ts';
import { choice, optionalDay, requiredDay, requiredText } from '../domain/form-fields.ts';
import { confirmRecheck, recheckTask, returnRecheck } from '../domain/recheck.ts';
import type { Recheck } from '../domain/task.ts';
import { METHODS } from '../domain/vocabulary.ts';
import { leftPost } from '../faces/task-counts.ts';
import type { Tap } from '../messages.ts';
import { author, taskAction } from './work-task.ts';

const words = faces.task;

function readRecheck({ form }: Tap): Recheck {
  const rectifyBy = optionalDay(form, { name: 'rectifyBy', label: words.newDue });
  return {
    day: requiredDay(form, { name: 'day', label: words.recheckDay }),
    method: choice(
      form,
      { name: 'method', label: words.recheckMethod },
      METHODS.map(({ code }) => code),
    ),
    rectified: choice(form, { name: 'rectified', label: words.recheckResult }, ['yes', 'no']) === 'yes',
    text: requiredText(form, { name: 'text', label: words.recheckText, max: 1000 }),
    ...(rectifyBy && { rectifyBy }),
  };
}

/** 填报复查结果. */
export const recheck = taskAction('recheck-task', words.reportedToast, async (context, file, tap) => {
  const content = readRecheck(tap);
  const task = recheckTask(file.task, content, context.person.id, context.now, context.today);
  await keepRecheck(context.tx, author(context, file), content);
  return task;
});

/** 确认复查结果, by the other officer. */
export const confirmAgain = taskAction('confirm-recheck', words.confirmedToast, async (context, file) => {
  const task = confirmRecheck(file.task, context.person.id, context.now);
  await confirmPending(context.tx, author(context, file));
  return task;
});

/** 退回复查结果. */
export const giveBackAgain = taskAction('return-recheck', words.returnedToast, async (context, file) => {
  const task = returnRecheck(file.task, context.person.id, leftPost(file));
  await returnPending(context.tx, author(context, file));
  await lookForUnfit(context);
  return task;
});
