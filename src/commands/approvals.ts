import { movedCard } from '../../cards/moved.ts';
import { words } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { approvalsFor } from '../faces/approval-duties.ts';
import { approvalFaceFor, approvalThing } from '../faces/approval-faces.ts';
import { planApprovalFace, planApprovalThing, plansFor } from '../faces/plan-approval-face.ts';
import type { Command } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 审批: the cards of what this person may approve, in private; 组长 is not asked, and may. */
export const approvals: Command = {
  name: 'approvals',
  words: words.commands.approvals,
  may: 'approve-draw',
  async run(context) {
    const to = { person: context.person.id };
    const duties = await approvalsFor(context, 'may');
    const { none, some } = faces.approval.waiting;
    const plans = await plansFor(context, 'may');
    const count = duties.length + plans.length;
    const says: Say[] = [{ is: 'text', to, text: count === 0 ? none : some(count) }];
    for (const { draw, files, request } of duties) {
      const thing = approvalThing(request.id);
      const old = await cardOf(context.tx, context.bureauId, thing, recipientKey(to));
      if (old) says.push({ is: 'again', to, thing, moved: movedCard() });
      else says.push(await approvalFaceFor(context, draw, files, request, to));
    }
    for (const plan of plans) {
      const thing = planApprovalThing(plan.id);
      const old = await cardOf(context.tx, context.bureauId, thing, recipientKey(to));
      if (old) says.push({ is: 'again', to, thing, moved: movedCard() });
      else says.push(await planApprovalFace(context, plan, to));
    }
    return { says };
  },
};
