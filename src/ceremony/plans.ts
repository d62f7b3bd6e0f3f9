/** 年度抽查计划: drawn up, submitted, approved or returned, adjusted, published (实施细则 四(一)). */
import { planWords } from '../../cards/words-plan.ts';
import { planApprovalWords } from '../../cards/words-plan-approval.ts';
import { type Section, sectionById } from '../../db/bureau.ts';
import { workingCalendar } from '../../db/calendar.ts';
import {
  type Entry,
  entriesOf,
  entryById,
  lastLine,
  putEntries,
  removeEntry,
} from '../../db/plan-entries.ts';
import { insertPlan, lockPlan, type Plan, plansOf, updatePlan } from '../../db/plans.ts';
import { checkApprover, remindAt } from '../domain/approval.ts';
import { nextOfficeTime } from '../domain/deadlines.ts';
import { idOf } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { checkEditable, checkSubmit } from '../domain/yearly-plan/plan.ts';
import { planApprovalFaces, planBench, planOwner } from '../faces/plan-approval-face.ts';
import { planPublishFaces } from '../faces/plan-publish-face.ts';
import { chiefRecipients, officeRecipients } from '../faces/recipients.ts';
import type { Context, Outcome } from '../handler.ts';
import type { Say } from '../messages.ts';
import { confirmFirst, unconfirmedOf } from './confirm-first.ts';
import { beginDuty } from './platform.ts';

export type OwnPlan = { readonly section: Section; readonly year: number; readonly plan: Plan | undefined };

/** What a button of a plan's card names: a version, or `<section>-<year>` where there is none yet. */
export async function planOfTap(context: Context, id: string): Promise<OwnPlan> {
  const none = /^(\d{1,9})-(20\d\d)$/.exec(id);
  const plan = none ? undefined : await lockPlan(context.tx, idOf(id));
  const sectionId = none ? Number(none[1]) : plan?.sectionId;
  const section = sectionId == null ? undefined : await sectionById(context.tx, sectionId);
  if (!section || section.bureauId !== context.bureauId) throw new Refusal('stale');
  return { section, year: none ? Number(none[2]) : (plan?.year ?? 0), plan };
}

/** The same, for the chief of the section. */
export async function ownPlan(context: Context, id: string): Promise<OwnPlan> {
  const found = await planOfTap(context, id);
  if (found.section.id !== context.person.sectionId)
    throw new Refusal('not-your-section', { section: found.section.name });
  return found;
}

/** The version in the making, made when there is none; an approved plan is adjusted first. */
export async function makingPlan(context: Context, { section, year, plan }: OwnPlan): Promise<Plan> {
  if (plan) {
    checkEditable(plan);
    return plan;
  }
  const { approved, making } = await plansOf(context.tx, context.bureauId, section.id, year);
  if (making) {
    checkEditable(making);
    return making;
  }
  if (approved) throw new Refusal('stale');
  return beginPlan(context, section.id, year);
}

async function beginPlan(context: Context, sectionId: number | null, year: number): Promise<Plan> {
  const { tx, bureauId, person, now } = context;
  const made = await insertPlan(tx, { bureauId, sectionId, year, madeBy: person.id, madeAt: now });
  if (!made) throw new Refusal('stale');
  return made;
}

/** 保存一项: a new line, or one as it is now. Returns its number. */
export async function keepEntry(
  context: Context,
  plan: Plan,
  line: number | undefined,
  entry: Omit<PlanEntry, 'line'>,
): Promise<number> {
  const { tx, bureauId } = context;
  const at = line ?? (await lastLine(tx, bureauId, plan.sectionId, plan.year)) + 1;
  await putEntries(tx, bureauId, plan.id, [{ ...entry, line: at }]);
  return at;
}

/** An entry of a plan of one's own that may still be changed. */
export async function ownEntry(
  context: Context,
  id: number,
): Promise<OwnPlan & { entry: Entry; plan: Plan }> {
  const entry = await entryById(context.tx, id);
  if (!entry) throw new Refusal('stale');
  const own = await ownPlan(context, `${entry.planId}`);
  return { ...own, entry, plan: await makingPlan(context, own) };
}

export async function dropEntry(context: Context, entry: Entry): Promise<void> {
  await removeEntry(context.tx, entry.id);
}

/** 提交审批. */
export async function submitPlan(
  context: Context,
  own: OwnPlan,
  reason: string | undefined,
): Promise<Outcome> {
  if (!own.plan) throw new Refusal('plan-empty');
  const plan = { ...own.plan, reason: reason ?? own.plan.reason };
  const entries = await entriesOf(context.tx, plan.id);
  checkSubmit(plan, entries.length);
  const waiting = await unconfirmedOf(context, [own.section], own.year);
  if (waiting.length > 0) return confirmFirst(context, waiting, own.year);
  return { says: await openForApproval(context, plan), toast: planWords.submittedToast };
}

/** It waits for whoever approves, and is locked meanwhile. */
export async function openForApproval(context: Context, plan: Plan): Promise<Say[]> {
  const { tx, bureauId, person, now } = context;
  const calendar = await workingCalendar(tx, bureauId);
  const open = await updatePlan(tx, plan.id, {
    state: 'open',
    reason: plan.reason,
    returnReason: null,
    decidedBy: null,
    onBehalfOf: null,
    decidedAt: null,
    submittedBy: person.id,
    submittedAt: now,
    remindAt: remindAt(calendar, nextOfficeTime(calendar, now)),
  });
  return planApprovalFaces(context, open);
}

export type DecidedPlan = { readonly plan: Plan; readonly says: readonly Say[] };

/** 批准: the version before it is replaced; the chief and 执法监督科 are told. */
export async function approvePlan(context: Context, id: number): Promise<DecidedPlan> {
  const { plan, decided } = await planToDecide(context, id);
  const { approved } = await plansOf(context.tx, context.bureauId, plan.sectionId, plan.year);
  if (approved) await updatePlan(context.tx, approved.id, { state: 'replaced' });
  const now = await updatePlan(context.tx, id, { state: 'approved', ...decided });
  const duty = now.sectionId === null ? [] : await beginDuty(context, 'plan', now.id);
  const owner = await planOwner(context, now);
  const chiefs = now.sectionId === null ? [] : await chiefRecipients(context, now.sectionId);
  const told = planApprovalWords.told.approved(owner, now.year, context.person.name);
  const says: Say[] = [
    ...(await planApprovalFaces(context, now)),
    ...duty,
    ...chiefs.map((to): Say => ({ is: 'text', to, text: told })),
    ...(await planPublishFaces(context, now)),
  ];
  return { plan: now, says };
}

/** 退回: the chief is told why. */
export async function returnPlan(context: Context, id: number, why: string): Promise<DecidedPlan> {
  const { decided } = await planToDecide(context, id);
  const plan = await updatePlan(context.tx, id, { state: 'returned', returnReason: why, ...decided });
  const owner = await planOwner(context, plan);
  const text = planApprovalWords.told.returned(owner, plan.year, context.person.name, why);
  const told =
    plan.sectionId === null
      ? await officeRecipients(context)
      : await chiefRecipients(context, plan.sectionId);
  const says = await planApprovalFaces(context, plan);
  return { plan, says: [...says, ...told.map((to): Say => ({ is: 'text', to, text }))] };
}

async function planToDecide(context: Context, id: number) {
  const plan = await lockPlan(context.tx, id);
  if (!plan || plan.bureauId !== context.bureauId) throw new Refusal('stale');
  const { behalf } = checkApprover(await planBench(context, plan), context.person.id);
  if (plan.state !== 'open') throw new Refusal('stale');
  const { person, now } = context;
  const decided = { decidedBy: person.id, onBehalfOf: behalf ?? null, decidedAt: now, remindAt: null };
  return { plan, decided };
}

/** 调整计划: a copy of the approved version, to be changed and approved. */
export async function adjustPlan(context: Context, { plan, section, year }: OwnPlan): Promise<Plan> {
  if (plan?.state !== 'approved') throw new Refusal('stale');
  const { tx, bureauId } = context;
  const { making } = await plansOf(tx, bureauId, section.id, year);
  if (making) return making;
  const copy = await beginPlan(context, section.id, year);
  await putEntries(tx, bureauId, copy.id, await entriesOf(tx, plan.id));
  return copy;
}

/** 放弃调整. */
export async function dropPlan(context: Context, { plan }: OwnPlan): Promise<Plan> {
  if (!plan || plan.version === 1) throw new Refusal('stale');
  checkEditable(plan);
  return updatePlan(context.tx, plan.id, { state: 'dropped', returnReason: null });
}
