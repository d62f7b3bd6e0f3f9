import { faces } from '../../cards/words-faces.ts';
import { approveReplacement, returnReplacement, withdrawReplacement } from '../ceremony/replacements.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import type { Action } from '../handler.ts';

const words = faces.replacement;

/** 同意换人. */
export const approve: Action = {
  name: 'approve-replacement',
  may: 'decide-replacement',
  async run(context, tap) {
    const { request, says } = await approveReplacement(context, idOf(tap.id));
    return {
      says,
      toast: request.state === 'approved' ? words.approvedToast : words.vacantToast,
      journal: {
        subject: `task/${request.taskId}`,
        detail: {
          request: request.id,
          state: request.state,
          substitute: request.substituteId,
          log: request.logN,
        },
      },
    };
  },
};

/** 退回申请. */
export const giveBackRequest: Action = {
  name: 'return-replacement',
  may: 'decide-replacement',
  async run(context, tap) {
    const reason = requiredText(tap.form, { name: 'reason', label: words.returnReason });
    const says = await returnReplacement(context, idOf(tap.id), reason);
    return { says, toast: words.returnedToast, journal: { subject: `request/${idOf(tap.id)}` } };
  },
};

/** 撤回申请, by whoever asked. */
export const withdraw: Action = {
  name: 'withdraw-replacement',
  may: 'inspect',
  async run(context, tap) {
    const says = await withdrawReplacement(context, idOf(tap.id));
    return { says, toast: words.withdrawnToast, journal: { subject: `request/${idOf(tap.id)}` } };
  },
};
