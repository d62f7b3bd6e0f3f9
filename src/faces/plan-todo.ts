/** 待办 about plans and the provincial platform. */
import { subject } from '../../cards/platform.ts';
import type { TodoRow } from '../../cards/todo.ts';
import { plansOfYear } from '../../db/plans.ts';
import { openDuties } from '../../db/platform.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { Context } from '../handler.ts';
import { plansFor, planTitle } from './plan-approval-face.ts';
import { platformView } from './platform-face.ts';

export async function planTodo(context: Context): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const plan of await plansFor(context, 'asked'))
    rows.push({ kind: 'approvePlan', subject: await planTitle(context, plan) });
  return [...rows, ...(await ownPlans(context)), ...(await officePlans(context))];
}

/** A plan that came back, for the chief of its section. */
async function ownPlans(context: Context): Promise<TodoRow[]> {
  const { tx, bureauId, person, today } = context;
  if (!isAllowed('keep-plan', person.roles) || person.sectionId === null) return [];
  const rows: TodoRow[] = [];
  for (const plan of await plansOfYear(tx, bureauId, Number(today.slice(0, 4))))
    if (plan.sectionId === person.sectionId && plan.state === 'returned')
      rows.push({ kind: 'submitPlan', subject: await planTitle(context, plan) });
  return rows;
}

/** For 执法监督科: plans to be published, and what is to be entered in the provincial platform. */
async function officePlans(context: Context): Promise<TodoRow[]> {
  const { tx, bureauId, person, today } = context;
  if (!isAllowed('run-office', person.roles)) return [];
  const rows: TodoRow[] = [];
  for (const plan of await plansOfYear(tx, bureauId, Number(today.slice(0, 4)))) {
    const returned = plan.sectionId === null && plan.state === 'returned';
    if (returned) rows.push({ kind: 'submitPlan', subject: await planTitle(context, plan) });
    if (plan.state === 'approved' && plan.publishedDay === null)
      rows.push({ kind: 'publishPlan', subject: await planTitle(context, plan) });
  }
  for (const duty of await openDuties(tx, bureauId)) {
    const due = { day: duty.due, provisional: duty.provisional };
    rows.push({ kind: 'enterPlatform', subject: subject(await platformView(context, duty)), due });
  }
  return rows;
}
