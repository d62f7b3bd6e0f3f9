import { beaconForm } from '../../cards/draw-change-forms.ts';
import { beaconWords as words } from '../../cards/words-beacon.ts';
import { faces } from '../../cards/words-faces.ts';
import { beaconToEnter, drawToChange, enterBeacon } from '../ceremony/ask-change.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import type { Action } from '../handler.ts';
import { formOf } from './own-form.ts';

/** 录入开奖号码: the form for it, in private. */
export const openBeacon: Action = {
  name: 'open-beacon',
  may: 'ask-change',
  async run(context, tap) {
    const { draw } = await drawToChange(context, idOf(tap.id));
    const { source, issue } = await beaconToEnter(context, draw);
    const to = { person: context.person.id };
    const card = beaconForm(draw.id, draw.no, source, issue);
    const says = [{ is: 'card' as const, to, thing: `enter-beacon/${tap.key}`, card }];
    return { says, toast: faces.drawChange.openedToast };
  },
};

/** 录入公共随机值, for a second person to confirm. */
export const enterBeaconAction: Action = {
  name: 'enter-beacon',
  may: 'ask-change',
  async run(context, tap) {
    const typed = requiredText(tap.form, { name: 'value', label: words.field, max: 100 });
    const form = await formOf(context, tap, 'enter-beacon');
    const { draw, request, says } = await enterBeacon(context, idOf(tap.id), typed, form);
    const detail = { request: request.id, kind: request.kind, value: request.value, as: request.askedAs };
    return { says, toast: words.askedToast, journal: { subject: `draw/${draw.id}`, detail } };
  },
};
