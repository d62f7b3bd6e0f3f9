import { checklistWords } from '../../cards/words-checklist.ts';
import { faces } from '../../cards/words-faces.ts';
import { confirmPending, keepReport, returnPending } from '../../db/findings.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { lookForUnfit } from '../ceremony/replace-unfit.ts';
import { lookedAt } from '../domain/checklist.ts';
import { choice, choices, optionalDay, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { confirmReport, type Report, reportTask, returnReport } from '../domain/task.ts';
import { METHODS, RESULTS } from '../domain/vocabulary.ts';
import { listsFor } from '../faces/checklist-views.ts';
import { leftPost } from '../faces/task-counts.ts';
import type { Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { author, taskAction } from './work-task.ts';

const words = faces.task;

async function readReport(
  { tx, bureauId }: Context,
  file: TaskFile,
  { form }: Tap,
): Promise<Report & { readonly missing?: string }> {
  const lists = await listsFor(tx, bureauId, file);
  const looked = lookedAt(lists, choices(form, { name: 'hazards', label: checklistWords.field }));
  if (!looked) throw new Refusal('stale');
  const { hazards, musts, missing } = looked;
  const rectifyBy = optionalDay(form, { name: 'rectifyBy', label: words.rectifyBy });
  return {
    day: requiredDay(form, { name: 'day', label: words.day }),
    method: choice(
      form,
      { name: 'method', label: words.method },
      METHODS.map(({ code }) => code),
    ),
    result: choice(
      form,
      { name: 'result', label: words.result },
      RESULTS.map(({ code }) => code),
    ),
    text: requiredText(form, { name: 'text', label: words.text, max: 1000 }),
    ...(rectifyBy && { rectifyBy }),
    ...(hazards.length > 0 && { hazards }),
    ...(musts.of > 0 && { musts }),
    ...(missing !== undefined && { missing }),
  };
}

/** 填报检查结果. */
export const report = taskAction('report-task', words.reportedToast, async (context, file, tap) => {
  const content = await readReport(context, file, tap);
  const task = reportTask(file.task, content, context.person.id, context.now, context.today);
  if (task.state.is === 'reported')
    await keepReport(context.tx, author(context, file), task.state.report.content);
  return task;
});

/** 确认结果, by the other officer. */
export const confirm = taskAction('confirm-report', words.confirmedToast, async (context, file) => {
  const task = confirmReport(file.task, context.person.id, context.now);
  await confirmPending(context.tx, author(context, file));
  return task;
});

/** 退回重填. */
export const giveBack = taskAction('return-report', words.returnedToast, async (context, file) => {
  const task = returnReport(file.task, context.person.id, leftPost(file));
  await returnPending(context.tx, author(context, file));
  await lookForUnfit(context);
  return task;
});
