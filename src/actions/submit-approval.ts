import { faces } from '../../cards/words-faces.ts';
import { stopDraw, submitApproval } from '../ceremony/approvals.ts';
import { idOf, optionalText } from '../domain/form-fields.ts';
import type { Action } from '../handler.ts';

const words = faces.approval.office;

/** 提交检查审批, or again after it was returned. */
export const submitApprovalAction: Action = {
  name: 'submit-approval',
  may: 'submit-approval',
  async run(context, tap) {
    const drawId = idOf(tap.id);
    const note = optionalText(tap.form, { name: 'note', label: words.note });
    const says = await submitApproval(context, drawId, note);
    return { says, toast: words.submittedToast, journal: { subject: `draw/${drawId}`, detail: { note } } };
  },
};

/** 不再检查. */
export const stopDrawAction: Action = {
  name: 'stop-draw',
  may: 'submit-approval',
  async run(context, tap) {
    const drawId = idOf(tap.id);
    const says = await stopDraw(context, drawId);
    return { says, toast: words.stoppedToast, journal: { subject: `draw/${drawId}` } };
  },
};
