/** 计划: submitted by the chief, approved or returned by 分管领导, its publication registered by 执法监督科. */
import { planWords as words } from '../../cards/words-plan.ts';
import { planApprovalWords } from '../../cards/words-plan-approval.ts';
import { lockPlan, updatePlan } from '../../db/plans.ts';
import {
  approvePlan,
  type DecidedPlan,
  ownPlan,
  planOfTap,
  returnPlan,
  submitPlan,
} from '../ceremony/plans.ts';
import { idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { bureauPlanInPlace } from '../faces/bureau-plan-face.ts';
import { planInPlace } from '../faces/plan-face.ts';
import { planPublishFaces, planPublishThing } from '../faces/plan-publish-face.ts';
import type { Action, Outcome } from '../handler.ts';

/** 提交审批. */
export const submitPlanAction: Action = {
  name: 'submit-plan',
  may: 'keep-plan',
  async run(context, tap) {
    const own = await ownPlan(context, tap.id);
    const reason = optionalText(tap.form, { name: 'reason', label: words.reason });
    const { says, toast, journal } = await submitPlan(context, own, reason);
    const shown = own.plan ? await planInPlace(context, tap, own.section, own.plan) : [];
    return {
      says: [...shown, ...says],
      ...(toast && { toast }),
      journal: { subject: `plan/${tap.id}`, detail: { reason, ...journal?.detail } },
    };
  },
};

/** 批准计划. */
export const approvePlanAction: Action = {
  name: 'approve-plan',
  may: 'approve-plan',
  async run(context, tap) {
    return outcome(await approvePlan(context, idOf(tap.id)), planApprovalWords.approvedToast);
  },
};

/** 退回计划. */
export const returnPlanAction: Action = {
  name: 'return-plan',
  may: 'approve-plan',
  async run(context, tap) {
    const reason = requiredText(tap.form, { name: 'reason', label: planApprovalWords.reason });
    return outcome(await returnPlan(context, idOf(tap.id), reason), planApprovalWords.returnedToast);
  },
};

function outcome({ plan, says }: DecidedPlan, toast: string): Outcome {
  const { id, state, year, version, sectionId, onBehalfOf, returnReason } = plan;
  const detail = { state, year, version, sectionId, behalf: onBehalfOf, reason: returnReason };
  return { says, toast, journal: { subject: `plan/${id}`, detail } };
}

/** 登记公布: where the plan stands for everyone to read, and since when. */
export const publishPlanAction: Action = {
  name: 'publish-plan',
  may: 'run-office',
  async run(context, tap) {
    const plan = await lockPlan(context.tx, idOf(tap.id));
    if (plan?.bureauId !== context.bureauId || plan.state !== 'approved' || plan.publishedDay)
      throw new Refusal('stale');
    const day = requiredDay(tap.form, { name: 'day', label: words.publishDay });
    if (day > context.today) throw new Refusal('day-future');
    const where = requiredText(tap.form, { name: 'where', label: words.publishWhere });
    const published = await updatePlan(context.tx, plan.id, {
      publishedDay: day,
      publishedAt: where,
      publishedBy: context.person.id,
    });
    const { section } = plan.sectionId === null ? {} : await planOfTap(context, tap.id);
    const tapped = section
      ? await planInPlace(context, tap, section, plan)
      : await bureauPlanInPlace(context, tap, plan.year);
    const others = await planPublishFaces(context, published);
    return {
      says: [
        ...tapped.filter((say) => !(say.is === 'card' && say.thing === planPublishThing(plan.id))),
        ...others,
      ],
      toast: words.publishedToast,
      journal: { subject: `plan/${plan.id}`, detail: { day, where } },
    };
  },
};
