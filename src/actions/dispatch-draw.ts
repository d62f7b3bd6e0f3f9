import { faces } from '../../cards/words-faces.ts';
import { lockDraw } from '../../db/draws.ts';
import { dispatchTasks, type Entry } from '../ceremony/dispatch-tasks.ts';
import { idOf, optionalDay, optionalText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action } from '../handler.ts';
import type { Tap } from '../messages.ts';

const words = faces.office;

/** 登记并派发: the platform's number and the day of its entry, or why there is none. */
export const dispatchDraw: Action = {
  name: 'dispatch-draw',
  may: 'run-office',
  async run(context, tap) {
    const draw = await lockDraw(context.tx, idOf(tap.id));
    if (!draw || draw.bureauId !== context.bureauId) throw new Refusal('stale');
    const entry = readEntry(tap, context.today);
    const { says, count } = await dispatchTasks(context, draw, entry);
    return { says, toast: words.dispatched(count), journal: { subject: `draw/${draw.id}`, detail: entry } };
  },
};

function readEntry(tap: Tap, today: string): Entry {
  const no = optionalText(tap.form, { name: 'platformNo', label: words.platformNo, max: 60 });
  const reason = optionalText(tap.form, { name: 'waiver', label: words.waiver });
  if (no === undefined) {
    if (reason === undefined) throw new Refusal('field-missing', { field: words.platformNo });
    return { is: 'waived', reason };
  }
  const day = optionalDay(tap.form, { name: 'platformDay', label: words.platformDay });
  if (day === undefined) throw new Refusal('field-missing', { field: words.platformDay });
  if (day > today) throw new Refusal('day-future');
  return { is: 'entered', no, day };
}
