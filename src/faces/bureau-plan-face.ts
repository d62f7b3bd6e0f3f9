/** 全局年度抽查计划 as its reader sees it now. */
import { type BureauPlanView, bureauPlanCard } from '../../cards/plan-bureau.ts';
import { bureauName, drawingSections } from '../../db/bureau.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientOf } from '../../db/outbox-rows.ts';
import { classCounts, visitDays } from '../../db/plan-progress.ts';
import { type Plan, plansOf } from '../../db/plans.ts';
import { spreadOf } from '../domain/yearly-plan/spread.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';
import { coverageOf, decidedOf, planLines } from './plan-face.ts';

export async function bureauPlanView(context: Context, year: number): Promise<BureauPlanView> {
  const { tx, bureauId, person, today } = context;
  const { approved, making } = await plansOf(tx, bureauId, null, year);
  const plan = making ?? approved;
  const { sections, visits } = await sectionPlans(context, year);
  return {
    bureau: await bureauName(tx, bureauId),
    year,
    reader: person.roles.includes('office') ? 'office' : 'reader',
    today,
    sections,
    visits,
    coverage: coverageOf(await classCounts(tx, bureauId, undefined, year)),
    spread: spreadOf(await visitDays(tx, bureauId, undefined, year)),
    ...(plan ? await facts(context, plan) : { state: 'none' as const }),
  };
}

async function facts(scene: Scene, plan: Plan) {
  const { publishedDay, publishedAt, days } = plan;
  return {
    id: plan.id,
    state: plan.state,
    ...(days && { days }),
    ...(await decidedOf(scene, plan)),
    ...(publishedDay && publishedAt && { published: { day: publishedDay, where: publishedAt } }),
  };
}

/** The plan of each section that draws, as it stands, and what all of them ask for. */
export async function sectionPlans(
  scene: Scene,
  year: number,
): Promise<Pick<BureauPlanView, 'sections' | 'visits'>> {
  const sections: BureauPlanView['sections'][number][] = [];
  const visits = { key: 0, general: 0 };
  for (const { id, name } of await drawingSections(scene.tx, scene.bureauId)) {
    const { approved, making } = await plansOf(scene.tx, scene.bureauId, id, year);
    const plan = approved ?? making;
    const lines = plan ? await planLines(scene, plan) : [];
    const sum = (key: 'target' | 'drawn' | 'visited') =>
      lines.reduce((all, { progress }) => all + progress[key], 0);
    for (const { type, progress } of lines) visits[type] += progress.target;
    sections.push({
      id,
      name,
      state: plan?.state ?? 'none',
      published: plan?.publishedDay != null,
      entries: lines.length,
      target: sum('target'),
      drawn: sum('drawn'),
      visited: sum('visited'),
    });
  }
  return { sections, visits };
}

/** The card that was tapped, as it is now. */
export async function bureauPlanInPlace(context: Context, tap: Tap, year: number): Promise<Say[]> {
  const shown = await cardByMessage(context.tx, tap.messageId);
  if (!shown) return [];
  const card = bureauPlanCard(await bureauPlanView(context, year));
  return [{ is: 'card', to: recipientOf(shown.recipient), thing: shown.thing, card }];
}
