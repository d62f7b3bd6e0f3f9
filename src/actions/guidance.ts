import { ANSWER, QUESTION } from '../../cards/guidance.ts';
import type { Card } from '../../cards/kit.ts';
import { guidance as words } from '../../cards/words-guidance.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { draftGuidance, lockGuidance } from '../../db/guidance.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { answerGuidance, sendGuidance } from '../ceremony/guidance.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { askedSay, officeGuidance, shownAgain } from '../faces/guidance-faces.ts';
import type { Action } from '../handler.ts';

/** 求助 on a card: the form, in private. */
export const askGuidance: Action = {
  name: 'ask-guidance',
  may: 'ask-guidance',
  async run(context, tap) {
    const { tx, bureauId, person } = context;
    const shown = await cardByMessage(tx, tap.messageId);
    const mine = [{ person: person.id }, { chat: tap.chatId }].map(recipientKey);
    if (!shown || !mine.includes(shown.recipient)) throw new Refusal('stale');
    const { thing, recipient, content } = shown;
    const title = `${(JSON.parse(content) as Card).header.title.content}`;
    const id = await draftGuidance(tx, { bureauId, askedBy: person.id, thing, recipient, title });
    const row = (await lockGuidance(tx, bureauId, id))!;
    const says = [
      await shownAgain(context, askedSay(row) as Extract<ReturnType<typeof askedSay>, { is: 'card' }>),
    ];
    return { says, toast: words.opened, journal: { subject: `guidance/${id}`, detail: { thing } } };
  },
};

/** 送执法监督科. */
export const sendGuidanceAction: Action = {
  name: 'send-guidance',
  may: 'ask-guidance',
  async run(context, { id, form }) {
    const question = requiredText(form, { name: 'question', label: words.form.question, max: QUESTION });
    const says = await sendGuidance(context, idOf(id), question);
    return { says, toast: words.sent, journal: { subject: `guidance/${idOf(id)}`, detail: { question } } };
  },
};

/** 答复. */
export const answerGuidanceAction: Action = {
  name: 'answer-guidance',
  may: 'answer-guidance',
  async run(context, { id, form }) {
    const answer = requiredText(form, { name: 'answer', label: words.office.answer, max: ANSWER });
    const says = await answerGuidance(context, idOf(id), answer);
    return {
      says,
      toast: words.answeredToast,
      journal: { subject: `guidance/${idOf(id)}`, detail: { answer } },
    };
  },
};

/** 打开 one of the list: 执法监督科 to answer it, anyone else the own one. */
export const showGuidance: Action = {
  name: 'show-guidance',
  may: 'ask-guidance',
  async run(context, { form }) {
    const { tx, bureauId, person } = context;
    const id = idOf(requiredText(form, { name: 'which', label: words.list.which }));
    const row = await lockGuidance(tx, bureauId, id);
    if (!row || row.state === 'draft') throw new Refusal('stale');
    const to = { person: person.id };
    const office = person.roles.includes('office') && row.askedBy !== person.id;
    if (!office && row.askedBy !== person.id) throw new Refusal('stale');
    const all = office ? await officeGuidance(context, row, [to]) : [askedSay(row)];
    const mine = all.find((say) => say.is === 'card' && recipientKey(say.to) === recipientKey(to));
    return { says: mine?.is === 'card' ? [await shownAgain(context, mine)] : [], toast: words.shown };
  },
};
