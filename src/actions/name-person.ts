import { appointment as words } from '../../cards/words-posts.ts';
import { sectionById } from '../../db/bureau.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { endOf } from '../ceremony/end-posts.ts';
import { nameTo } from '../ceremony/posts.ts';
import { isDated, isOfSection, POSTS } from '../domain/appointment.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { postsSay } from '../faces/posts-face.ts';
import type { Action, Context } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';
import { oneCalled } from '../registers/find-person.ts';

const field = (name: keyof typeof words.fields, max = 100) => ({ name, label: words.fields[name], max });

/** 任命. */
export const namePerson: Action = {
  name: 'name-person',
  may: 'name-people',
  async run(context, tap) {
    const { tx, bureauId } = context;
    const { form } = tap;
    const post = choice(form, field('post'), POSTS);
    const who = requiredText(form, field('who', 30));
    const reason = optionalText(form, field('reason'));
    const section = await sectionById(tx, idOf(optionalText(form, field('section')) ?? ''));
    if (section && section.bureauId !== bureauId) throw new Refusal('stale');
    const days = isDated(post)
      ? { from: requiredDay(form, field('from')), to: requiredDay(form, field('to')) }
      : {};
    const person = await oneCalled(context, who);
    const done = await nameTo(context, { post, person, section, ...days, reason });
    return {
      says: [...(await renewed(context, tap, done.line)), ...done.says],
      toast: words.namedToast,
      journal: {
        subject: done.subject,
        detail: { post, ...(isOfSection(post) && { section: section?.name }), ...days, reason },
      },
    };
  },
};

/** 终止. */
export const endPost: Action = {
  name: 'end-post',
  may: 'name-people',
  async run(context, tap) {
    const [post, id = '', sectionId] = requiredText(tap.form, field('which')).split('/');
    const known = POSTS.find((each) => each === post);
    if (!known) throw new Refusal('unknown-choice', { field: words.fields.which });
    const why = optionalText(tap.form, field('why'));
    const held = { post: known, id: idOf(id), ...(sectionId && { sectionId: idOf(sectionId) }) };
    const done = await endOf(context, held, why);
    return {
      says: [...(await renewed(context, tap, done.line)), ...done.says],
      toast: words.endedToast,
      journal: { subject: done.subject, detail: { post: known, why } },
    };
  },
};

/** The card that was tapped as it is now, if it is this person's own. */
async function renewed(context: Context, { messageId }: Tap, done: string): Promise<Say[]> {
  const shown = await cardByMessage(context.tx, messageId);
  if (shown?.recipient !== recipientKey({ person: context.person.id })) return [];
  return [await postsSay(context, shown.thing, { done })];
}
