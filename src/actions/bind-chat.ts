import { boundCard, purposeText } from '../../cards/chat.ts';
import { words as general } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { sectionById } from '../../db/bureau.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import {
  bindChat as keepBinding,
  knowsChat,
  type Purpose,
  purposeOf,
  sectionOfChat,
} from '../../db/chats.ts';
import { requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action, Context } from '../handler.ts';

type Choice = { purpose: Purpose; section?: { id: number; name: string } };

/** 绑定本群, as chosen. */
export const bindChat: Action = {
  name: 'bind-chat',
  may: 'bind-chat',
  async run(context, tap) {
    const chosen = requiredText(tap.form, { name: 'purpose', label: faces.chat.purpose });
    const { purpose, section } = await readChoice(context, chosen);
    // the card may have been forwarded to a private chat
    if (!(await knowsChat(context.tx, tap.chatId))) throw new Refusal('bind-in-group');
    await checkOwn(context, tap.chatId, section);
    await keepBinding(context.tx, context.bureauId, tap.chatId, purpose, section?.id ?? null);
    const form = await cardByMessage(context.tx, tap.messageId);
    const card = boundCard(purposeText(purpose, section?.name), context.person.name, context.now);
    return {
      says: form ? [{ is: 'card', to: { chat: tap.chatId }, thing: form.thing, card }] : [],
      toast: faces.chat.boundToast,
      journal: { subject: `chat/${tap.chatId}`, detail: { chosen } },
    };
  },
};

async function readChoice(context: Context, chosen: string): Promise<Choice> {
  if (chosen === 'office' || chosen === 'leadership') return { purpose: chosen };
  const section = await sectionById(context.tx, Number(/^section-(\d{1,9})$/.exec(chosen)?.[1] ?? -1));
  if (!section || section.bureauId !== context.bureauId) throw new Refusal('unknown-choice');
  return { purpose: 'section', section };
}

/** A chief who is neither 管理员 nor 执法监督科 binds a group to the own section alone, and none that serves others. */
async function checkOwn({ tx, person }: Context, chatId: string, section: Choice['section']): Promise<void> {
  if (person.roles.includes('admin') || person.roles.includes('office')) return;
  const purpose = await purposeOf(tx, chatId);
  const bound = await sectionOfChat(tx, chatId);
  if (!section || (purpose && purpose !== 'section'))
    throw new Refusal('not-allowed', { who: `${general.roles.admin}、${general.roles.office}` });
  const strange = [section, bound].find((each) => each && each.id !== person.sectionId);
  if (strange) throw new Refusal('not-your-section', { section: strange.name });
}
