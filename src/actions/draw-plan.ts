/** 从计划发起抽查: the form of a line, filled in; or of a draw outside the plan, with its 批准文号. */
import { TEMPORARY } from '../../cards/plan-view.ts';
import { faces } from '../../cards/words-faces.ts';
import { planWords as words } from '../../cards/words-plan.ts';
import { planDrawWords } from '../../cards/words-plan-forms.ts';
import type { Section } from '../../db/bureau.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { knowsChat, sectionChats } from '../../db/chats.ts';
import { type DraftForm, draftOfForm } from '../ceremony/draw-draft.ts';
import { entryForm, temporaryAgain } from '../ceremony/draw-form.ts';
import { checkChat, drawingSectionOf } from '../ceremony/open-draw.ts';
import { planLine } from '../ceremony/plan-draws.ts';
import { ownPlan } from '../ceremony/plans.ts';
import { previewDraw } from '../ceremony/preview-draw.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action, Context, Outcome } from '../handler.ts';
import type { Tap } from '../messages.ts';

const own = planDrawWords;

/** 发起抽查: the form goes where the draw is held, into the group of the section. */
export const openEntryDraw: Action = {
  name: 'open-entry-draw',
  may: 'draw',
  async run(context, tap) {
    const { section, plan } = await ownPlan(context, tap.id);
    if (plan?.state !== 'approved') throw new Refusal('stale');
    const picked = requiredText(tap.form, { name: 'entry', label: words.pick });
    const here = await knowsChat(context.tx, tap.chatId);
    const chat = here ? tap.chatId : (await sectionChats(context.tx, context.bureauId, section.id))[0];
    if (chat === undefined) throw new Refusal('groups-only');
    await checkChat(context, section, chat);
    const card =
      picked === TEMPORARY
        ? await temporaryAgain(context, section)
        : await entryForm(context, section, idOf(picked), plan.id);
    return {
      says: [{ is: 'card', to: { chat }, thing: `draw-form/${tap.key}`, card }],
      toast: here ? words.drawToast : words.drawInGroup,
    };
  },
};

/** 下一步：预览, on a line of the plan. */
export const drawEntry: Action = {
  name: 'draw-entry',
  may: 'draw',
  async run(context, tap) {
    const section = await drawingSectionOf(context);
    const { plan } = await planLine(context, idOf(tap.id));
    if (plan.sectionId !== section.id) throw new Refusal('not-your-section', { section: section.name });
    return preview(context, tap, section, { ...draftOfForm(tap), entry: tap.id });
  },
};

/** 下一步：预览, outside the plan. */
export const drawTemporary: Action = {
  name: 'draw-temporary',
  may: 'draw',
  async run(context, tap) {
    const section = await drawingSectionOf(context);
    if (String(section.id) !== tap.id) throw new Refusal('not-your-section', { section: section.name });
    requiredText(tap.form, { name: 'number', label: own.number, max: 60 });
    return preview(context, tap, section, draftOfForm(tap));
  },
};

async function preview(context: Context, tap: Tap, section: Section, form: DraftForm): Promise<Outcome> {
  await checkChat(context, section, tap.chatId);
  const thing = (await cardByMessage(context.tx, tap.messageId))?.thing ?? `draw-form/${tap.key}`;
  return {
    says: [await previewDraw(context, section, form, { chatId: tap.chatId, thing })],
    toast: faces.preview.toast,
    journal: { subject: `section/${section.id}`, detail: { form } },
  };
}
