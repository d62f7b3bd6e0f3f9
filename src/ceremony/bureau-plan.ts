/** 全局年度监督检查计划 (编制办法): its 监督检查工作日, in versions as the plans of the sections. */
import { planWords } from '../../cards/words-plan.ts';
import { drawingSections } from '../../db/bureau.ts';
import { insertPlan, type Plan, plansOf, updatePlan } from '../../db/plans.ts';
import { Refusal } from '../domain/refusal.ts';
import type { PlanDays } from '../domain/yearly-plan/days.ts';
import { checkEditable, checkSubmit } from '../domain/yearly-plan/plan.ts';
import type { Context, Outcome } from '../handler.ts';
import { confirmFirst, unconfirmedOf } from './confirm-first.ts';
import { openForApproval } from './plans.ts';

/** Keeps the days in the version in the making; of an approved plan that is the next one, with its reason. */
export async function keepDays(
  context: Context,
  year: number,
  days: PlanDays,
  reason: string | undefined,
): Promise<Plan> {
  const { tx, bureauId, person, now } = context;
  const { making } = await plansOf(tx, bureauId, null, year);
  if (making) checkEditable(making);
  const plan =
    making ?? (await insertPlan(tx, { bureauId, sectionId: null, year, madeBy: person.id, madeAt: now }));
  if (!plan) throw new Refusal('stale');
  if (plan.version > 1 && !(reason ?? plan.reason)) throw new Refusal('plan-reason-missing');
  return updatePlan(tx, plan.id, { days, ...(reason !== undefined && { reason }) });
}

/** 提交审批: once every section that draws has confirmed its register for the year (实施细则 三(二)). */
export async function submitBureauPlan(context: Context, plan: Plan): Promise<Outcome> {
  checkSubmit(plan, plan.days ? 1 : 0);
  const sections = await drawingSections(context.tx, context.bureauId);
  const waiting = await unconfirmedOf(context, sections, plan.year);
  if (waiting.length > 0) return confirmFirst(context, waiting, plan.year);
  return { says: await openForApproval(context, plan), toast: planWords.submittedToast };
}
