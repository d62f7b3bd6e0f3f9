import { ALL } from '../../cards/undelivered.ts';
import { faces } from '../../cards/words-faces.ts';
import { lockUndelivered, resendRows, settleRows } from '../../db/undelivered.ts';
import { choice, idOf, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { SETTLEMENTS } from '../domain/undelivered.ts';
import { undeliveredFaces } from '../faces/undelivered-faces.ts';
import type { Action } from '../handler.ts';

const words = faces.undelivered;

/** 重新发送, or 已另行通知: one message, or all that are to be dealt with. */
export const settleUndelivered: Action = {
  name: 'settle-undelivered',
  may: 'settle-undelivered',
  async run(context, tap) {
    const { tx, bureauId, person, now } = context;
    const how = choice(tap.form, { name: 'how', label: words.how }, SETTLEMENTS);
    const which = requiredText(tap.form, { name: 'which', label: words.which });
    const ids = await lockUndelivered(tx, bureauId, which === ALL ? undefined : idOf(which));
    if (ids.length === 0) throw new Refusal('nothing-undelivered');
    await (how === 'resend' ? resendRows : settleRows)(tx, ids, { by: person.id, at: now });
    return {
      says: await undeliveredFaces(context),
      toast: how === 'resend' ? words.resentNow(ids.length) : words.toldNow(ids.length),
      journal: { subject: 'undelivered', detail: { how, messages: ids } },
    };
  },
};
