import { ALL_TRADES, drawFormDone } from '../../cards/draw-form.ts';
import { faces } from '../../cards/words-faces.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { type Ask, checkChat, drawingSectionOf, openDraw } from '../ceremony/open-draw.ts';
import { choice, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
import type { Action } from '../handler.ts';
import type { Tap } from '../messages.ts';

const labels = faces.drawForm;

/** 冻结名单并开始: the form of a bare 抽查. */
export const openDrawAction: Action = {
  name: 'open-draw',
  may: 'draw',
  async run(context, tap) {
    const section = await drawingSectionOf(context);
    if (String(section.id) !== tap.id) throw new Refusal('not-your-section', { section: section.name });
    await checkChat(context, section, tap.chatId);
    const ask = readAsk(tap, section.trades);
    const { draw, says } = await openDraw(context, section, ask, tap.chatId);
    const form = await cardByMessage(context.tx, tap.messageId);
    const done = drawFormDone(section.name, context.person.name, context.now, draw.no);
    return {
      says: form ? [{ is: 'card', to: { chat: tap.chatId }, thing: form.thing, card: done }, ...says] : says,
      toast: labels.toast,
      journal: { subject: `draw/${draw.id}`, detail: { no: draw.no, form: tap.form } },
    };
  },
};

function readAsk(tap: Tap, trades: readonly string[]): Ask {
  const type = choice(tap.form, { name: 'type', label: labels.type }, ['general', 'key']);
  const scope = choice(tap.form, { name: 'scope', label: labels.scope }, [ALL_TRADES, ...trades]);
  const amount = { name: 'amount', label: labels.amount, max: 100 };
  return {
    type,
    trades: scope === ALL_TRADES ? trades : [scope],
    amounts: readAmounts(type === 'key' ? '100%' : requiredText(tap.form, amount)),
    from: requiredDay(tap.form, { name: 'from', label: labels.from }),
    to: requiredDay(tap.form, { name: 'to', label: labels.to }),
    ...readMinutes(tap),
  };
}

function readMinutes({ form }: Tap): { minutes?: number } {
  const text = optionalText(form, { name: 'minutes', label: labels.minutes });
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Refusal('unknown-choice', { field: labels.minutes });
  return { minutes: Number(text) };
}
