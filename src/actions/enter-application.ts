import { applicationForm } from '../../cards/replacement-forms.ts';
import { faces } from '../../cards/words-faces.ts';
import { lastUnmet } from '../../db/replacements.ts';
import { lockTask, type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { askReplacement } from '../ceremony/replacements.ts';
import { choice, idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { PARTY_CAUSES } from '../domain/replacement.ts';
import { isUnvisited } from '../faces/task-counts.ts';
import type { Action, Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { formOf } from './own-form.ts';

const words = faces.replacement;

/** The visits to come of a draw of one's own section. */
async function ownTasks(context: Context, tap: Tap): Promise<TaskFile[]> {
  const files = (await tasksOfDraw(context.tx, idOf(tap.id))).filter(isUnvisited);
  const [first] = files;
  if (!first || first.bureauId !== context.bureauId || first.origin !== 'ssd-1') throw new Refusal('stale');
  if (first.sectionId !== context.person.sectionId)
    throw new Refusal('not-your-section', { section: first.section });
  return files;
}

/** 登记企业回避申请: the form for it, in private. */
export const openApplication: Action = {
  name: 'open-application',
  may: 'enter-application',
  async run(context, tap) {
    const files = await ownTasks(context, tap);
    const people = new Map(files.flatMap(({ team }) => team).map((member) => [member.id, member.name]));
    const card = applicationForm({
      drawId: files[0]!.drawId,
      no: files[0]!.drawNo,
      tasks: files.map(({ task, enterprise: { name, county } }) => ({ id: task.id, name, county })),
      people: [...people].map(([id, name]) => ({ id, name })),
      ...(await writtenBefore(context, files[0]!.drawId)),
    });
    return {
      says: [{ is: 'card', to: { person: context.person.id }, thing: `replacement/${tap.key}`, card }],
      toast: words.openedToast,
    };
  },
};

/** What was entered last and came to nothing. */
async function writtenBefore(context: Context, drawId: number) {
  const last = await lastUnmet(context.tx, context.person.id, { applicationsOf: drawId });
  if (!last) return {};
  const { taskId: task, personId: person, cause, text } = last;
  return { before: { task, person, ...(cause && { cause }), ...(text !== null && { text }) } };
}

/** 当事人申请回避 (行政处罚法 §43), entered by the chief for the enterprise. */
export const enterApplication: Action = {
  name: 'enter-application',
  may: 'enter-application',
  async run(context, tap) {
    const files = await ownTasks(context, tap);
    const own = words.application;
    const found = taskOf(files, requiredText(tap.form, { name: 'task', label: own.task }));
    const file = (await lockTask(context.tx, found.task.id)) ?? found;
    const named = requiredText(tap.form, { name: 'person', label: own.person });
    const member = file.team.find(({ id, name }) => `${id}` === named || name === named);
    if (!member) throw new Refusal('not-in-team', { team: file.team.map(({ name }) => name).join('、') });
    const { request, says } = await askReplacement(context, file, {
      personId: member.id,
      kind: 'enterprise',
      cause: choice(tap.form, { name: 'cause', label: words.cause }, PARTY_CAUSES),
      text: optionalText(tap.form, { name: 'text', label: own.text, max: 500 }),
      form: await formOf(context, tap),
    });
    const detail = { request: request.id, kind: request.kind };
    return { says, toast: words.askedToast, journal: { subject: `task/${file.task.id}`, detail } };
  },
};

/** By its choice, or by code, name or a part of it that no other has. */
function taskOf(files: readonly TaskFile[], text: string): TaskFile {
  const exact = files.filter(
    ({ task, enterprise: { code, name } }) => `${task.id}` === text || code === text || name === text,
  );
  const part = files.filter(({ enterprise }) => enterprise.name.includes(text));
  const [only, ...others] = exact.length > 0 ? exact : part;
  if (!only || others.length > 0) throw new Refusal('unknown-enterprise', { text });
  return only;
}
