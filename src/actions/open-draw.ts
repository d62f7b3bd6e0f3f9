import { drawFormDone } from '../../cards/draw-form.ts';
import { faces } from '../../cards/words-faces.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { type Draft, draftUsed, lockDraft } from '../../db/draw-drafts.ts';
import { askOf, chosenIn, draftOfForm } from '../ceremony/draw-draft.ts';
import { formAgain } from '../ceremony/draw-form.ts';
import { checkChat, drawingSectionOf, openDraw } from '../ceremony/open-draw.ts';
import type { Ask } from '../ceremony/plan-draw.ts';
import { previewDraw } from '../ceremony/preview-draw.ts';
import { idOf } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action, Context } from '../handler.ts';
import type { Tap } from '../messages.ts';

const labels = faces.drawForm;

/** 下一步：预览: the form of a bare 抽查; nothing is frozen yet. */
export const previewDrawAction: Action = {
  name: 'preview-draw',
  may: 'draw',
  async run(context, tap) {
    const section = await drawingSectionOf(context);
    if (String(section.id) !== tap.id) throw new Refusal('not-your-section', { section: section.name });
    await checkChat(context, section, tap.chatId);
    const thing = await thingOf(context, tap);
    const to = { chatId: tap.chatId, thing };
    const says = [await previewDraw(context, section, draftOfForm(tap), to)];
    return {
      says,
      toast: faces.preview.toast,
      journal: { subject: `section/${section.id}`, detail: { form: tap.form } },
    };
  },
};

/** 冻结名单并开始: what was seen in the preview. */
export const openDrawAction: Action = {
  name: 'open-draw',
  may: 'draw',
  async run(context, tap) {
    const { section, draft } = await draftOf(context, tap);
    const asked = await askOf(context, section, draft.form);
    const ask: Ask = { ...asked, ...chosenIn(tap), ...(asked.ground && { ground: asked.ground }) };
    const { draw, says } = await openDraw(context, section, ask, tap.chatId);
    await draftUsed(context.tx, draft.id, draw.id);
    const card = drawFormDone(section.name, context.person.name, context.now, draw);
    const form = await cardByMessage(context.tx, tap.messageId);
    return {
      says: form ? [{ is: 'card', to: { chat: tap.chatId }, thing: form.thing, card }, ...says] : says,
      toast: labels.toast,
      journal: { subject: `draw/${draw.id}`, detail: { no: draw.no, form: { ...draft.form, ...tap.form } } },
    };
  },
};

/** 修改: back to the form, with what was filled in. */
export const editDrawAction: Action = {
  name: 'edit-draw',
  may: 'draw',
  async run(context, tap) {
    const { section, draft } = await draftOf(context, tap);
    const card = await formAgain(context, section, draft.form);
    const says = [
      { is: 'card' as const, to: { chat: tap.chatId }, thing: await thingOf(context, tap), card },
    ];
    return { says, toast: faces.preview.editToast };
  },
};

/** A draft of one's own section, held, that is not frozen yet. */
async function draftOf(context: Context, tap: Tap) {
  const section = await drawingSectionOf(context);
  const draft: Draft | undefined = await lockDraft(context.tx, idOf(tap.id));
  if (draft?.bureauId !== context.bureauId || draft.drawId !== null) throw new Refusal('stale');
  if (draft.sectionId !== section.id) throw new Refusal('not-your-section', { section: section.name });
  await checkChat(context, section, tap.chatId);
  return { section, draft };
}

async function thingOf(context: Context, tap: Tap): Promise<string> {
  return (await cardByMessage(context.tx, tap.messageId))?.thing ?? `draw-form/${tap.key}`;
}
