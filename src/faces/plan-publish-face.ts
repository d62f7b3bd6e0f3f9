/** 公布计划: the card of 执法监督科, from the approval on until it is registered where everyone can read the plan. */
import { planCard } from '../../cards/plan.ts';
import { bureauPlanCard } from '../../cards/plan-bureau.ts';
import { sectionById } from '../../db/bureau.ts';
import type { Plan } from '../../db/plans.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { bureauPlanView } from './bureau-plan-face.ts';
import { planView } from './plan-face.ts';
import { officeRecipients } from './recipients.ts';

export const planPublishThing = (id: number) => `plan-publish/${id}`;

/** Whoever approved it doesn't see what 执法监督科 sees, so the reader is said. */
export async function planPublishFaces(context: Context, plan: Plan): Promise<Say[]> {
  const section = plan.sectionId === null ? undefined : await sectionById(context.tx, plan.sectionId);
  const card = section
    ? planCard({ ...(await planView(context, section, plan.year, plan)), reader: 'office' })
    : bureauPlanCard({ ...(await bureauPlanView(context, plan.year)), reader: 'office' });
  const thing = planPublishThing(plan.id);
  return (await officeRecipients(context)).map((to): Say => ({ is: 'card', to, thing, card }));
}
