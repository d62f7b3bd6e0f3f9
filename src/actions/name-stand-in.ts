import { faces } from '../../cards/words-faces.ts';
import { endStandIn, insertStandIn } from '../../db/approvals.ts';
import { waitingFaces } from '../ceremony/approvals.ts';
import { checkStandIn } from '../domain/approval.ts';
import { idOf, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { addDays } from '../domain/working-days.ts';
import { mayStandIn, standInSay } from '../faces/stand-in-face.ts';
import type { Action } from '../handler.ts';

const words = faces.approval.standIn;

/** 确定代理: who approves instead, from one day to another. */
export const nameStandIn: Action = {
  name: 'name-stand-in',
  may: 'name-stand-in',
  async run(context, tap) {
    const { tx, bureauId, person, now } = context;
    const standInId = idOf(requiredText(tap.form, { name: 'who', label: words.who }));
    const from = requiredDay(tap.form, { name: 'from', label: words.from });
    const to = requiredDay(tap.form, { name: 'to', label: words.to });
    const may = (await mayStandIn(context)).map(({ id }) => id);
    checkStandIn({ from, to }, context.today, { by: person.id, standIn: standInId, may });
    const made = await insertStandIn(tx, {
      bureauId,
      personId: person.id,
      standInId,
      from,
      to,
      madeAt: now,
      turnsOn: from > context.today ? from : addDays(to, 1),
    });
    const text = words.told(person.name, from, to);
    return {
      says: [
        ...(await standInSay(context, tap.messageId)),
        { is: 'text', to: { person: standInId }, text, once: `stand-in/${made.id}` },
        ...(await waitingFaces(context)),
      ],
      toast: words.madeToast,
      journal: { subject: `stand-in/${made.id}`, detail: { standInId, from, to } },
    };
  },
};

/** 收回代理. */
export const endStandInAction: Action = {
  name: 'end-stand-in',
  may: 'name-stand-in',
  async run(context, tap) {
    const { tx, person, now } = context;
    const ended = await endStandIn(tx, idOf(tap.id), person.id, now);
    if (!ended) throw new Refusal('stale');
    const text = words.toldEnd(person.name);
    return {
      says: [
        ...(await standInSay(context, tap.messageId)),
        { is: 'text', to: { person: ended.standInId }, text, once: `stand-in/${ended.id}/ended` },
        ...(await waitingFaces(context)),
      ],
      toast: words.endedToast,
      journal: { subject: `stand-in/${ended.id}` },
    };
  },
};
