/** 计划审批 as it shows to whoever approves, and who that is. */
import { planApprovalCard } from '../../cards/plan-approval.ts';
import { daysLines } from '../../cards/plan-days.ts';
import { planWords } from '../../cards/words-plan.ts';
import { bureauName, sectionById } from '../../db/bureau.ts';
import { readersOf } from '../../db/card-messages.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { entriesOf } from '../../db/plan-entries.ts';
import { openPlans, type Plan, plansOf } from '../../db/plans.ts';
import { isAllowed } from '../domain/abilities.ts';
import { approversOf, type Bench, mayApprove } from '../domain/approval.ts';
import { changesOf } from '../domain/yearly-plan/plan.ts';
import type { Context, Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';
import { benchOf, passedTo } from './approval-faces.ts';
import { sectionPlans } from './bureau-plan-face.ts';
import { decidedOf, planLines } from './plan-face.ts';

export const planApprovalThing = (id: number) => `plan-approval/${id}`;

/** Who may approve a plan: 分管领导 of its section, as for the inspections of a draw; whoever submitted it may not. */
export async function planBench(scene: Scene, plan: Plan): Promise<Bench> {
  const by = plan.submittedBy ?? plan.madeBy;
  return benchOf(scene, { sectionId: plan.sectionId ?? 0, openedBy: by }, []);
}

/** Whose plan it is: the section's, or the bureau's. */
export async function planOwner(scene: Scene, plan: Pick<Plan, 'sectionId'>): Promise<string> {
  if (plan.sectionId === null) return bureauName(scene.tx, scene.bureauId);
  return (await sectionById(scene.tx, plan.sectionId))?.name ?? '';
}

/** The living cards of a request: whoever has one keeps it, whoever approves now gets one. */
export async function planApprovalFaces(scene: Scene, plan: Plan): Promise<Say[]> {
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, planApprovalThing(plan.id)));
  if (plan.state === 'open')
    for (const { id } of approversOf(await planBench(scene, plan))) keys.add(recipientKey({ person: id }));
  const says: Say[] = [];
  for (const key of keys) says.push(await planApprovalFace(scene, plan, recipientOf(key)));
  return says;
}

export async function planApprovalFace(scene: Scene, plan: Plan, to: Recipient): Promise<Say> {
  const card = planApprovalCard({
    id: plan.id,
    section: await planOwner(scene, plan),
    year: plan.year,
    state: plan.state,
    lines: await planLines(scene, plan),
    changes: await adjusted(scene, plan),
    submitted: { by: '', at: plan.submittedAt ?? plan.madeAt },
    ...(await decidedOf(scene, plan)),
    late: plan.state === 'open' && plan.remindAt === null,
    ...(plan.state === 'open' && (await passedTo(scene, await planBench(scene, plan), to))),
    notes: await notesOf(scene, plan),
  });
  return { is: 'card', to, thing: planApprovalThing(plan.id), card };
}

/** 监督检查工作日 of the bureau's plan. */
async function notesOf(scene: Scene, plan: Plan): Promise<string[]> {
  return plan.days ? daysLines(plan.days, (await sectionPlans(scene, plan.year)).visits) : [];
}

/** What an adjustment changes in the approved version. */
async function adjusted({ tx, bureauId }: Scene, plan: Plan) {
  const { approved } = await plansOf(tx, bureauId, plan.sectionId, plan.year);
  if (!approved || approved.id === plan.id) return [];
  return changesOf(await entriesOf(tx, approved.id), await entriesOf(tx, plan.id));
}

/** Plans that this person is asked to decide, or may. */
export async function plansFor(context: Context, how: 'asked' | 'may'): Promise<Plan[]> {
  if (!isAllowed('approve-plan', context.person.roles)) return [];
  const found: Plan[] = [];
  for (const plan of await openPlans(context.tx, context.bureauId)) {
    const bench = await planBench(context, plan);
    const asked = approversOf(bench).some(({ id }) => id === context.person.id);
    if (asked || (how === 'may' && mayApprove(bench, context.person.id))) found.push(plan);
  }
  return found;
}

/** Its title, for the lists of what waits. */
export async function planTitle(scene: Scene, plan: Plan): Promise<string> {
  return planWords.title(await planOwner(scene, plan), plan.year);
}
