/**
 * 按计划抽查: with an approved plan for the year a draw starts from a line of it, within its windows and what is left
 * of it; outside the plan it needs a 批准文号. Without an approved plan there is nothing to start from.
 */
import type { PlanLine } from '../../cards/plan-lines.ts';
import type { Section } from '../../db/bureau.ts';
import { entryById } from '../../db/plan-entries.ts';
import { type Plan, planById, plansOf } from '../../db/plans.ts';
import type { Amounts, DrawType } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
import { checkEntryDraw } from '../domain/yearly-plan/entry.ts';
import { planLines } from '../faces/plan-face.ts';
import type { Context, Scene } from '../handler.ts';

/** A line of the plan, or the 批准文号 of a draw outside it. */
export type DrawGround =
  | { readonly planEntryId: number; readonly temporaryNo?: never }
  | { readonly temporaryNo: string; readonly planEntryId?: never };

type Asked = {
  readonly type: DrawType;
  readonly trades: readonly string[];
  readonly amounts: Amounts;
  readonly from: string;
  readonly to: string;
  readonly ground?: DrawGround;
};

/** The approved plan of a section for the year of a day. */
export async function approvedPlan(scene: Scene, sectionId: number, day: string): Promise<Plan | undefined> {
  const { approved } = await plansOf(scene.tx, scene.bureauId, sectionId, Number(day.slice(0, 4)));
  return approved;
}

/** What a draw rests on, checked. Call with the draws locked, so that of two draws each counts the other. */
export async function checkGround(
  context: Context,
  section: Section,
  asked: Asked,
): Promise<DrawGround | undefined> {
  const { ground } = asked;
  if (ground?.planEntryId !== undefined) {
    const { plan, line } = await planLine(context, ground.planEntryId);
    if (plan.sectionId !== section.id || line.type !== asked.type) throw new Refusal('stale');
    const count = countOf(asked.amounts);
    const { from, to } = asked;
    checkEntryDraw(line, line.progress, { from, to, ...(count !== undefined && { count }) });
    return ground;
  }
  const plan = await approvedPlan(context, section.id, asked.from);
  if (plan && !ground) throw new Refusal('plan-needed');
  return ground;
}

/** A line of an approved plan, with what has come of it. */
export async function planLine(
  scene: Scene,
  entryId: number,
): Promise<{ plan: Plan; line: PlanLine; trades: readonly string[] }> {
  const entry = await entryById(scene.tx, entryId);
  const plan = entry && (await planById(scene.tx, entry.planId));
  if (!plan || plan.bureauId !== scene.bureauId || plan.state !== 'approved') throw new Refusal('stale');
  const line = (await planLines(scene, plan)).find(({ id }) => id === entryId);
  if (!line) throw new Refusal('stale');
  return { plan, line, trades: entry.trades };
}

/** The number asked for, where it is one. */
function countOf(amounts: Amounts): number | undefined {
  const all = amounts.is === 'one' ? [amounts.amount] : [...amounts.amounts.values()];
  return all.reduce<number | undefined>(
    (sum, each) => (each.is === 'count' && sum !== undefined ? sum + each.n : undefined),
    0,
  );
}

/** What is proposed for the next draw of a line: what is left of it. */
export function proposedAmount({ amount, type, progress }: PlanLine): string {
  if (type === 'key') return amount;
  const amounts = readAmounts(amount);
  const left = Math.max(0, progress.target - progress.drawn);
  const isCount = amounts.is === 'one' && amounts.amount.is === 'count';
  return progress.drawn > 0 || isCount ? `${left}` : amount;
}
