/** 紧急先行派发 (国办发〔2024〕54号, 要点: 情况紧急的事后补办): asked for in private, counted in 汇总. */
import { urgentDone, urgentForm } from '../../cards/approval-forms.ts';
import { faces } from '../../cards/words-faces.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { type Draw, lockDraw } from '../../db/draws.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { dispatchTasks } from '../ceremony/dispatch-tasks.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action, Context } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';
import { readEntry } from './platform-entry.ts';

const words = faces.approval.urgent;

/** The form, while the approval is open. */
export const openUrgent: Action = {
  name: 'open-urgent',
  may: 'run-office',
  async run(context, tap) {
    const draw = await held(context, tap);
    const { platformNo, platformDay } = draw;
    const card = urgentForm({
      drawId: draw.id,
      no: draw.no,
      today: context.today,
      ...(platformNo && { platformNo }),
      ...(platformDay && { platformDay }),
    });
    const to = { person: context.person.id };
    return { says: [{ is: 'card', to, thing: `urgent/${tap.key}`, card }], toast: words.openedToast };
  },
};

export const dispatchUrgent: Action = {
  name: 'dispatch-urgent',
  may: 'run-office',
  async run(context, tap) {
    const draw = await held(context, tap);
    const reason = requiredText(tap.form, { name: 'reason', label: words.reason });
    const entry = readEntry(tap, context.today);
    const { says, count } = await dispatchTasks(context, draw, entry, { is: 'urgent', reason });
    return {
      says: [...says, ...(await formDone(context, tap, draw))],
      toast: faces.office.dispatched(count),
      journal: { subject: `draw/${draw.id}`, detail: { ...entry, urgent: reason } },
    };
  },
};

async function held(context: Context, tap: Tap): Promise<Draw> {
  const draw = await lockDraw(context.tx, idOf(tap.id));
  if (!draw || draw.bureauId !== context.bureauId) throw new Refusal('stale');
  if (draw.dispatchedAt) throw new Refusal('already-dispatched');
  if (draw.approval !== 'open') throw new Refusal('stale');
  return draw;
}

/** The form that was sent in says so, if it is this person's own. */
async function formDone(context: Context, tap: Tap, draw: Draw): Promise<Say[]> {
  const to = { person: context.person.id };
  const shown = await cardByMessage(context.tx, tap.messageId);
  if (shown?.recipient !== recipientKey(to)) return [];
  return [{ is: 'card', to, thing: shown.thing, card: urgentDone(draw.no, context.now) }];
}
