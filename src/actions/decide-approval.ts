import { faces } from '../../cards/words-faces.ts';
import { approveDraw, type Decided, returnDraw } from '../ceremony/approvals.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import type { Action, Outcome } from '../handler.ts';

const words = faces.approval;

/** 同意检查. */
export const approveDrawAction: Action = {
  name: 'approve-draw',
  may: 'approve-draw',
  async run(context, tap) {
    return outcome(await approveDraw(context, idOf(tap.id)), words.approvedToast);
  },
};

/** 退回检查审批. */
export const returnDrawAction: Action = {
  name: 'return-draw',
  may: 'approve-draw',
  async run(context, tap) {
    const reason = requiredText(tap.form, { name: 'reason', label: words.reason });
    return outcome(await returnDraw(context, idOf(tap.id), reason), words.returnedToast);
  },
};

function outcome({ draw, request, says }: Decided, toast: string): Outcome {
  const { id, state, onBehalfOf, returnReason } = request;
  const detail = {
    draw: draw.no,
    state,
    behalf: onBehalfOf,
    reason: returnReason,
    urgent: draw.urgentReason,
  };
  return { says, toast, journal: { subject: `approval/${id}`, detail } };
}
