import { correctForm } from '../../cards/draw-change-forms.ts';
import { correctWords as words } from '../../cards/words-correct.ts';
import { faces } from '../../cards/words-faces.ts';
import { askCorrect, drawToChange } from '../ceremony/ask-change.ts';
import { CORRECT_REASONS } from '../domain/draw/reasons.ts';
import { choice, idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action } from '../handler.ts';
import { formOf } from './own-form.ts';

/** 申请更正: the form for it, in private. */
export const openCorrect: Action = {
  name: 'open-correct',
  may: 'ask-change',
  async run(context, tap) {
    const { draw } = await drawToChange(context, idOf(tap.id));
    if (draw.recordDigest === null || draw.kind === 'drill') throw new Refusal('stale');
    const reasons = CORRECT_REASONS.filter((reason) => reason !== 'mistyped' || draw.beacon !== null);
    const card = correctForm(draw.id, draw.no, reasons);
    const to = { person: context.person.id };
    const says = [{ is: 'card' as const, to, thing: `ask-correct/${tap.key}`, card }];
    return { says, toast: faces.drawChange.openedToast };
  },
};

/** 提交更正申请, for a second person to agree. */
export const askCorrectAction: Action = {
  name: 'ask-correct',
  may: 'ask-change',
  async run(context, tap) {
    const labels = faces.drawChange;
    await drawToChange(context, idOf(tap.id));
    const note = optionalText(tap.form, { name: 'note', label: labels.note, max: 200 });
    const { draw, request, says } = await askCorrect(context, idOf(tap.id), {
      reason: choice(tap.form, { name: 'reason', label: labels.reason }, CORRECT_REASONS),
      typed: requiredText(tap.form, { name: 'value', label: words.field, max: 100 }),
      ...(note && { note }),
      form: await formOf(context, tap, 'ask-correct'),
    });
    const detail = { request: request.id, kind: request.kind, reason: request.reason, value: request.value };
    return { says, toast: words.askedToast, journal: { subject: `draw/${draw.id}`, detail } };
  },
};
