/** The form of a bare 抽查, with what is proposed: the ratios by credit class, or what was asked for last time. */
import { MOST_EXPERTS } from '../../cards/draw-fields.ts';
import { drawForm } from '../../cards/draw-form.ts';
import type { Card } from '../../cards/kit.ts';
import { entryDrawForm, temporaryForm } from '../../cards/plan-draw-forms.ts';
import { type Section, witnessesOf } from '../../db/bureau.ts';
import { lastGeneralPlan } from '../../db/earlier-draws.ts';
import { partnerList } from '../../db/helpers.ts';
import { gradePools, gradeRulesOf } from '../../db/visits.ts';
import type { Helpers } from '../domain/crews.ts';
import { idOf } from '../domain/form-fields.ts';
import { proposedCounts, proposedRatios } from '../domain/grade-rule.ts';
import { proposedAmount } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Wish } from '../domain/wish.ts';
import { partnersIn } from '../domain/yearly-plan/entry.ts';
import type { Window } from '../domain/yearly-plan/windows.ts';
import type { Context } from '../handler.ts';
import { type DraftForm, helpOf } from './draw-draft.ts';
import { proposedWindow } from './open-draw.ts';
import { planLine, proposedAmount as proposedAmountOf } from './plan-draws.ts';

export async function proposedForm(context: Context, section: Section, wish: Wish): Promise<Card> {
  const window = await proposedWindow(context, section);
  return formWith(context, section, {
    type: wish.type ?? 'general',
    ...(wish.trades.length > 0 && { scope: wish.trades.join(',') }),
    help: { experts: wish.experts ?? 0, partners: wish.partners ?? [] },
    from: wish.from ?? window.from,
    to: wish.to ?? window.to,
  });
}

/** With what was filled in before: the form that it came from. */
export async function formAgain(context: Context, section: Section, form: DraftForm): Promise<Card> {
  if (form.entry !== undefined) return entryForm(context, section, idOf(form.entry), undefined, form);
  if (form.number !== undefined) return temporaryAgain(context, section, form);
  const window = await proposedWindow(context, section);
  return formWith(context, section, {
    type: form.type === 'key' ? 'key' : 'general',
    ...(form.scope !== undefined && { scope: form.scope }),
    ...(form.amount !== undefined && { amount: form.amount }),
    help: helpOf(form),
    from: dayIn(form.from) ?? window.from,
    to: dayIn(form.to) ?? window.to,
  });
}

/** 按计划抽查: filled in from the line, or as before. */
export async function entryForm(
  context: Context,
  section: Section,
  entryId: number,
  planId?: number,
  form: DraftForm = {},
): Promise<Card> {
  const { plan, line, trades } = await planLine(context, entryId);
  if (planId !== undefined && plan.id !== planId) throw new Refusal('stale');
  const witnesses = await witnessesOf(context.tx, section.id);
  if (witnesses.length < 2) throw new Refusal('too-few-witnesses', { section: section.name });
  const window = within(line.windows, await proposedWindow(context, section));
  const departments = await departmentsOf(context);
  const planned = partnersIn(line.partners);
  const partners = planned.filter((name) => departments.includes(name));
  return entryDrawForm({
    section: section.name,
    line,
    trades,
    amount: form.amount ?? proposedAmountOf(line),
    witnesses: witnesses.map(({ name }) => name),
    minutes: Number(form.minutes ?? section.witnessMinutes),
    departments,
    help:
      form.help === undefined ? { experts: Math.min(line.experts, MOST_EXPERTS), partners } : helpOf(form),
    from: dayIn(form.from) ?? window.from,
    to: dayIn(form.to) ?? window.to,
    unmanned: planned.filter((name) => !departments.includes(name)),
    late: window.late,
  });
}

/** 计划外临时抽查. */
export async function temporaryAgain(
  context: Context,
  section: Section,
  form: DraftForm = {},
): Promise<Card> {
  const window = await proposedWindow(context, section);
  const { number, type, scope, amount } = form;
  return temporaryForm({
    sectionId: section.id,
    section: section.name,
    trades: section.trades,
    ...(number !== undefined && { number }),
    ...(type !== undefined && { type }),
    ...(scope !== undefined && { scope }),
    ...(amount !== undefined && { amount }),
    departments: await departmentsOf(context),
    help: helpOf(form),
    from: dayIn(form.from) ?? window.from,
    to: dayIn(form.to) ?? window.to,
  });
}

/** The days that are proposed, as far as they lie in a window: in the running one, else the next. */
function within(windows: readonly Window[], { from, to }: { from: string; to: string }) {
  const next = windows.find(([, last]) => last >= from);
  if (!next) return { from, to, late: true };
  const first = next[0] > from ? next[0] : from;
  return { from: first, to: next[1] < to || next[0] > to ? next[1] : to, late: false };
}

/** 联合部门 with people who may take part. */
async function departmentsOf({ tx, bureauId }: Context): Promise<string[]> {
  return [...new Set((await partnerList(tx, bureauId)).map(({ department }) => department))];
}

/** A date picker sends 「2026-03-12 +0800」. */
function dayIn(value: string | undefined): string | undefined {
  return value === undefined ? undefined : /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
}

type Filled = {
  type: 'key' | 'general';
  scope?: string;
  amount?: string;
  help: Helpers;
  from: string;
  to: string;
};

async function formWith(context: Context, section: Section, filled: Filled): Promise<Card> {
  const witnesses = await witnessesOf(context.tx, section.id);
  if (witnesses.length < 2) throw new Refusal('too-few-witnesses', { section: section.name });
  const last = await lastGeneralPlan(context.tx, section.id);
  const rules = await gradeRulesOf(context.tx, context.bureauId);
  const suggested = proposedRatios(rules);
  return drawForm({
    sectionId: section.id,
    section: section.name,
    trades: section.trades,
    witnesses: witnesses.map((each) => each.name),
    suggested,
    classes: proposedCounts(rules, await gradePools(context.tx, context.bureauId, section.id)),
    departments: await departmentsOf(context),
    ...(last && { last: { no: last.no, amount: proposedAmount(last) } }),
    ...filled,
    amount: filled.amount ?? (last ? proposedAmount(last) : suggested),
  });
}
