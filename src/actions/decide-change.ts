import { faces } from '../../cards/words-faces.ts';
import { approveChange, type Decided, returnChange, withdrawChange } from '../ceremony/decide-change.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import type { Action, Outcome } from '../handler.ts';

const words = faces.drawChange;

/** 同意作废, 替换, 更正; 确认公共随机值. */
export const approveChangeAction: Action = {
  name: 'approve-change',
  may: 'decide-change',
  async run(context, tap) {
    const decided = await approveChange(context, idOf(tap.id));
    return outcome(decided, words[decided.request.kind].approvedToast);
  },
};

/** 退回作废申请. */
export const returnChangeAction: Action = {
  name: 'return-change',
  may: 'decide-change',
  async run(context, tap) {
    const reason = requiredText(tap.form, { name: 'reason', label: words.returnReason });
    return outcome(await returnChange(context, idOf(tap.id), reason), words.returnedToast);
  },
};

/** 撤回作废申请, by whoever asked. */
export const withdrawChangeAction: Action = {
  name: 'withdraw-change',
  may: 'ask-change',
  async run(context, tap) {
    return outcome(await withdrawChange(context, idOf(tap.id)), words.withdrawnToast);
  },
};

function outcome({ draw, request, says }: Decided, toast: string): Outcome {
  const { id, kind, state, reason, decidedAs, logN } = request;
  const detail = { request: id, kind, state, reason, as: decidedAs, log: logN };
  return { says, toast, journal: { subject: `draw/${draw.id}`, detail } };
}
