import { planCard } from '../../cards/plan.ts';
import { words } from '../../cards/words.ts';
import type { Section } from '../../db/bureau.ts';
import type { Plan } from '../../db/plans.ts';
import { draftOfWish } from '../ceremony/draw-draft.ts';
import { proposedForm } from '../ceremony/draw-form.ts';
import { checkChat, drawingSectionOf, proposedWindow } from '../ceremony/open-draw.ts';
import { approvedPlan } from '../ceremony/plan-draws.ts';
import { previewDraw } from '../ceremony/preview-draw.ts';
import { takeDocumentNo } from '../domain/document-no.ts';
import { Refusal } from '../domain/refusal.ts';
import { readWish, type Wish } from '../domain/wish.ts';
import { planView } from '../faces/plan-face.ts';
import type { Command, Context, Outcome } from '../handler.ts';
import type { Message, Say } from '../messages.ts';

/** 抽查: a line with everything in it shows the preview; anything less opens the form. 演练 always shows it. */
export const draw: Command = {
  name: 'draw',
  words: words.commands.draw,
  may: 'draw',
  async run(context, message, said) {
    const { rest, no } = takeDocumentNo(said);
    if (message.chat.kind !== 'group') throw new Refusal('groups-only');
    const section = await drawingSectionOf(context);
    await checkChat(context, section, message.chat.id);
    if (message.text.includes(words.states.drill)) return drill(context, section, message, rest);
    const type = /^[^抽]*?(重点|一般)检查/u.exec(message.text.replace(/\s/gu, ''))?.[1] ?? '';
    const wish = readWish(`${type} ${rest}`, context.today, section);
    const strange = wish.trades.find((trade) => !section.trades.includes(trade));
    if (strange) throw new Refusal('unreadable-scope', { text: strange, choices: section.trades.join('、') });
    const whole = wish.type === 'key' ? rest.trim() !== '' : wish.amounts !== undefined;
    if (whole) return preview(context, section, wish, message, no);
    const plan = await approvedPlan(context, section.id, context.today);
    return plan
      ? { says: [await planSay(context, section, plan, message)] }
      : openForm(context, section, wish, message);
  },
};

/** 「演练」, 「演练 危化 12家」: the whole ceremony, numbered apart; nothing said: 10 %. */
const USUAL: Wish['amounts'] = { is: 'one', amount: { is: 'ratio', bp: 1000 } };

async function drill(context: Context, section: Section, message: Message, rest: string): Promise<Outcome> {
  const wish = readWish(rest.replace(words.states.drill, ' '), context.today, section);
  return preview(context, section, { amounts: USUAL, ...wish }, message, undefined, 'drill');
}

async function preview(
  context: Context,
  section: Section,
  wish: Wish,
  message: Message,
  no: string | undefined,
  kind: 'formal' | 'drill' = 'formal',
): Promise<Outcome> {
  const form = draftOfWish(wish, await proposedWindow(context, section), no, kind);
  const to = { chatId: message.chat.id, thing: `draw-form/${message.key}` };
  return { says: [await previewDraw(context, section, form, to)] };
}

/** With an approved plan a draw starts from a line of it. */
async function planSay(context: Context, section: Section, plan: Plan, message: Message): Promise<Say> {
  const card = planCard(await planView(context, section, plan.year, plan));
  return { is: 'card', to: { chat: message.chat.id }, thing: `plan/${message.key}`, card };
}

async function openForm(context: Context, section: Section, wish: Wish, message: Message): Promise<Outcome> {
  const card = await proposedForm(context, section, wish);
  return { says: [{ is: 'card', to: { chat: message.chat.id }, thing: `draw-form/${message.key}`, card }] };
}
