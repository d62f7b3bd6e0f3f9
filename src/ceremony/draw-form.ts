/** The form of a bare 抽查, with what is proposed: the ratios by credit class, or what was asked for last time. */
import { drawForm } from '../../cards/draw-form.ts';
import type { Card } from '../../cards/kit.ts';
import { type Section, witnessesOf } from '../../db/bureau.ts';
import { lastGeneralPlan } from '../../db/draws.ts';
import { gradePools, gradeRulesOf } from '../../db/visits.ts';
import { proposedCounts, proposedRatios } from '../domain/grade-rule.ts';
import { proposedAmount } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Wish } from '../domain/wish.ts';
import type { Context } from '../handler.ts';
import { proposedWindow } from './open-draw.ts';

export async function proposedForm(context: Context, section: Section, wish: Wish): Promise<Card> {
  const window = await proposedWindow(context, section);
  return formWith(context, section, {
    type: wish.type ?? 'general',
    ...(wish.trades[0] !== undefined && wish.trades.length === 1 && { scope: wish.trades[0] }),
    ...(wish.experts !== undefined && { experts: wish.experts }),
    from: wish.from ?? window.from,
    to: wish.to ?? window.to,
  });
}

/** With what was filled in before. */
export async function formAgain(
  context: Context,
  section: Section,
  form: Readonly<Record<string, string>>,
): Promise<Card> {
  const window = await proposedWindow(context, section);
  return formWith(context, section, {
    type: form.type === 'key' ? 'key' : 'general',
    ...(form.scope !== undefined && { scope: form.scope }),
    ...(form.amount !== undefined && { amount: form.amount }),
    ...expertsOf(form),
    from: dayIn(form.from) ?? window.from,
    to: dayIn(form.to) ?? window.to,
  });
}

/** 专家人数 as the form offers it; absent where nobody chose. */
export function expertsOf(form: Readonly<Record<string, unknown>>): { experts?: number } {
  const text = form.experts;
  return typeof text === 'string' && /^[0-5]$/.test(text) ? { experts: Number(text) } : {};
}

/** A date picker sends 「2026-03-12 +0800」. */
function dayIn(value: string | undefined): string | undefined {
  return value === undefined ? undefined : /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
}

type Filled = {
  type: 'key' | 'general';
  scope?: string;
  amount?: string;
  experts?: number;
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
    ...(last && { last: { no: last.no, amount: proposedAmount(last) } }),
    ...filled,
    amount: filled.amount ?? (last ? proposedAmount(last) : suggested),
  });
}
