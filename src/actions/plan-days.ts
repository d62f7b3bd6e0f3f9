/** 监督检查工作日 of the bureau's plan, kept and submitted by 执法监督科. */
import { bureauPlanCard } from '../../cards/plan-bureau.ts';
import { daysForm, daysFormDone, LIST_LENGTH } from '../../cards/plan-days.ts';
import { bureauPlanWords } from '../../cards/words-plan-bureau.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { inspectorCount } from '../../db/inspectors.ts';
import { recipientOf } from '../../db/outbox-rows.ts';
import { lockPlan, plansOf } from '../../db/plans.ts';
import { keepDays, submitBureauPlan } from '../ceremony/bureau-plan.ts';
import { idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import {
  NON_LAW,
  OTHER_LAW,
  PER_VISIT,
  type PlanDays,
  readDayList,
  supervisionDays,
  workdaysOfYear,
} from '../domain/yearly-plan/days.ts';
import { bureauPlanInPlace, bureauPlanView } from '../faces/bureau-plan-face.ts';
import type { Action, Context } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';

const words = bureauPlanWords;
const labels = words.form;

/** 填写工作日: as they stand, else what the registers and the calendar say. */
export const openPlanDays: Action = {
  name: 'open-plan-days',
  may: 'run-office',
  async run(context, tap) {
    const year = yearOf(tap);
    const { approved, making } = await plansOf(context.tx, context.bureauId, null, year);
    if (making?.state === 'open') throw new Refusal('plan-open');
    const days = (making ?? approved)?.days ?? (await firstDays(context, year));
    const adjusts = making ? making.version > 1 : approved !== undefined;
    const card = daysForm({ year, days, adjusts });
    const to = { person: context.person.id };
    return { says: [{ is: 'card', to, thing: `plan-days/${tap.key}`, card }], toast: words.filledToast };
  },
};

async function firstDays({ tx, bureauId }: Context, year: number): Promise<PlanDays> {
  return {
    officers: await inspectorCount(tx, bureauId),
    workdays: workdaysOfYear(await workingCalendar(tx, bureauId), year),
    other: {},
    nonLaw: {},
    perVisit: PER_VISIT,
  };
}

/** 保存. */
export const keepPlanDays: Action = {
  name: 'keep-plan-days',
  may: 'run-office',
  async run(context, tap) {
    const year = yearOf(tap);
    const days = readDays(tap);
    const { supervision } = supervisionDays(days);
    const reason = optionalText(tap.form, { name: 'reason', label: labels.reason });
    const plan = await keepDays(context, year, days, reason);
    const card = bureauPlanCard(await bureauPlanView(context, year));
    return {
      says: [
        ...(await done(context, tap, year, supervision)),
        { is: 'card', to: { person: context.person.id }, thing: `plan/${tap.key}`, card },
      ],
      toast: labels.kept,
      journal: { subject: `plan/${plan.id}`, detail: { year, days, reason } },
    };
  },
};

async function done(context: Context, tap: Tap, year: number, supervision: number): Promise<Say[]> {
  const shown = await cardByMessage(context.tx, tap.messageId);
  if (!shown) return [];
  const card = daysFormDone(year, context.person.name, context.now, supervision);
  return [{ is: 'card', to: recipientOf(shown.recipient), thing: shown.thing, card }];
}

function readDays({ form }: Tap): PlanDays {
  const list = (name: string, label: string) => requiredText(form, { name, label, max: LIST_LENGTH });
  return {
    officers: wholeNumber(form, 'officers', labels.officers),
    workdays: wholeNumber(form, 'workdays', labels.workdays),
    other: readDayList(list('other', labels.other), OTHER_LAW, labels.other),
    nonLaw: readDayList(list('nonLaw', labels.nonLaw), NON_LAW, labels.nonLaw),
    perVisit: wholeNumber(form, 'perVisit', labels.perVisit),
  };
}

function wholeNumber(form: Tap['form'], name: string, label: string): number {
  const text = requiredText(form, { name, label, max: 6 });
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Refusal('not-a-number', { field: label });
  return Number(text);
}

function yearOf({ id }: Tap): number {
  if (!/^20\d\d$/.test(id)) throw new Refusal('stale');
  return Number(id);
}

/** 提交审批. */
export const submitBureauPlanAction: Action = {
  name: 'submit-bureau-plan',
  may: 'run-office',
  async run(context, tap) {
    const plan = await lockPlan(context.tx, idOf(tap.id));
    if (!plan || plan.bureauId !== context.bureauId || plan.sectionId !== null) throw new Refusal('stale');
    const { says, toast, journal } = await submitBureauPlan(context, plan);
    return {
      says: [...(await bureauPlanInPlace(context, tap, plan.year)), ...says],
      ...(toast && { toast }),
      journal: { ...journal, subject: `plan/${plan.id}` },
    };
  },
};
