import { voidForm } from '../../cards/draw-change-forms.ts';
import { faces } from '../../cards/words-faces.ts';
import { askVoid, checkVoidable, drawToChange } from '../ceremony/ask-change.ts';
import { VOID_REASONS } from '../domain/draw/reasons.ts';
import { choice, idOf, optionalText } from '../domain/form-fields.ts';
import type { Action } from '../handler.ts';
import { formOf } from './own-form.ts';

const words = faces.drawChange;

/** 申请作废: the form for it, in private. */
export const openVoid: Action = {
  name: 'open-void',
  may: 'ask-change',
  async run(context, tap) {
    const { draw } = await drawToChange(context, idOf(tap.id));
    await checkVoidable(context, draw);
    const late = draw.closedAt !== null;
    const to = { person: context.person.id };
    const card = voidForm(
      draw.id,
      draw.no,
      VOID_REASONS.filter((reason) => (reason === 'no-beacon') === late),
    );
    return { says: [{ is: 'card', to, thing: `ask-void/${tap.key}`, card }], toast: words.openedToast };
  },
};

/** 提交作废申请. */
export const askVoidAction: Action = {
  name: 'ask-void',
  may: 'ask-change',
  async run(context, tap) {
    const note = optionalText(tap.form, { name: 'note', label: words.note, max: 200 });
    const { draw, request, says } = await askVoid(context, idOf(tap.id), {
      reason: choice(tap.form, { name: 'reason', label: words.reason }, VOID_REASONS),
      ...(note && { note }),
      form: await formOf(context, tap, 'ask-void'),
    });
    const detail = { request: request.id, kind: request.kind, reason: request.reason, as: request.askedAs };
    return { says, toast: words.askedToast, journal: { subject: `draw/${draw.id}`, detail } };
  },
};
