import { ALL_TRADES, drawFormDone } from '../../cards/draw-form.ts';
import { beaconWords } from '../../cards/words-beacon.ts';
import { faces } from '../../cards/words-faces.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { type Draft, draftUsed, lockDraft } from '../../db/draw-drafts.ts';
import { expertsOf, formAgain } from '../ceremony/draw-form.ts';
import { checkChat, drawingSectionOf, openDraw } from '../ceremony/open-draw.ts';
import type { Ask } from '../ceremony/plan-draw.ts';
import { previewDraw } from '../ceremony/preview-draw.ts';
import { BEACON_SOURCES } from '../domain/beacon.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
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
    const says = [await previewDraw(context, section, readAsk(tap.form, section.trades), tap, thing)];
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
    const ask: Ask = {
      ...readAsk(draft.form, section.trades),
      ...number(tap, 'minutes', labels.minutes),
      ...number(tap, 'batches', faces.preview.batches),
      ...groundOf(tap),
      ...beaconIn(tap),
    };
    const { draw, says } = await openDraw(context, section, ask, tap.chatId);
    await draftUsed(context.tx, draft.id, draw.id);
    const card = drawFormDone(section.name, context.person.name, context.now, draw.no);
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

function readAsk(form: Tap['form'], trades: readonly string[]): Ask {
  const type = choice(form, { name: 'type', label: labels.type }, ['general', 'key']);
  const scope = choice(form, { name: 'scope', label: labels.scope }, [ALL_TRADES, ...trades]);
  const amount = { name: 'amount', label: labels.amount, max: 100 };
  return {
    kind: 'formal',
    type,
    trades: scope === ALL_TRADES ? trades : [scope],
    amounts: readAmounts(type === 'key' ? '100%' : requiredText(form, amount)),
    from: requiredDay(form, { name: 'from', label: labels.from }),
    to: requiredDay(form, { name: 'to', label: labels.to }),
    ...expertsOf(form),
  };
}

/** 批准文号, where the draw would repeat another within its period. */
function groundOf({ form }: Tap): Pick<Ask, 'ground'> {
  const no = optionalText(form, { name: 'againNo', label: faces.preview.againNo, max: 60 });
  return no === undefined ? {} : { ground: { temporaryNo: no } };
}

/** 公共随机值, where one was chosen, with its issue 期号. */
function beaconIn({ form }: Tap): Pick<Ask, 'beacon'> {
  const field = { name: 'beacon', label: beaconWords.label };
  const source = choice({ beacon: 'none', ...form }, field, ['none', ...BEACON_SOURCES]);
  if (source === 'none') return {};
  return {
    beacon: { source, issue: requiredText(form, { name: 'issue', label: beaconWords.issue, max: 20 }) },
  };
}

function number<K extends 'minutes' | 'batches'>(
  { form }: Tap,
  name: K,
  label: string,
): { [key in K]?: number } {
  const text = optionalText(form, { name, label });
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Refusal('unknown-choice', { field: label });
  return { [name]: Number(text) } as { [key in K]?: number };
}
