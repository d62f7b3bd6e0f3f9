import { faces } from '../../cards/words-faces.ts';
import { lockDraw } from '../../db/draws.ts';
import { dispatchTasks } from '../ceremony/dispatch-tasks.ts';
import { idOf, optionalText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action } from '../handler.ts';
import { readEntry } from './platform-entry.ts';

const words = faces.office;

/** 登记并派发, once approved; with the 审批文号 where that is done elsewhere. */
export const dispatchDraw: Action = {
  name: 'dispatch-draw',
  may: 'run-office',
  async run(context, tap) {
    const draw = await lockDraw(context.tx, idOf(tap.id));
    if (!draw || draw.bureauId !== context.bureauId) throw new Refusal('stale');
    const entry = readEntry(tap, context.today);
    const no = optionalText(tap.form, { name: 'approvalNo', label: faces.approval.office.no, max: 60 });
    const ground = no === undefined ? ({ is: 'approved' } as const) : ({ is: 'elsewhere', no } as const);
    const { says, count } = await dispatchTasks(context, draw, entry, ground);
    return {
      says,
      toast: words.dispatched(count),
      journal: { subject: `draw/${draw.id}`, detail: { ...entry, ground } },
    };
  },
};
