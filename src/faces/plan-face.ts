/** 年度抽查计划 of a section as its reader sees it now. */
import { planCard } from '../../cards/plan.ts';
import type { Coverage, PlanLine } from '../../cards/plan-lines.ts';
import type { PlanReader, PlanView } from '../../cards/plan-view.ts';
import type { Section } from '../../db/bureau.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientOf } from '../../db/outbox-rows.ts';
import { type Person, personById } from '../../db/people.ts';
import { entriesOf } from '../../db/plan-entries.ts';
import {
  type ClassCounts,
  classCounts,
  lineCounts,
  poolOf,
  temporaryDraws,
  visitDays,
} from '../../db/plan-progress.ts';
import { type Plan, planById, plansOf } from '../../db/plans.ts';
import { targetOf } from '../domain/yearly-plan/entry.ts';
import { spreadOf } from '../domain/yearly-plan/spread.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';

/** The lines of a version with what they come to and what has come of them. */
export async function planLines(scene: Scene, plan: Plan): Promise<PlanLine[]> {
  const { tx, bureauId } = scene;
  const classes = await classCounts(tx, bureauId, plan.sectionId ?? undefined, plan.year);
  const counts = await lineCounts(tx, plan);
  return (await entriesOf(tx, plan.id)).map((entry) => {
    const { drawn, visited } = counts.get(entry.line) ?? { drawn: 0, visited: 0 };
    const target = targetOf(entry, poolOf(classes, entry.trades));
    return { ...entry, progress: { target, drawn, visited } };
  });
}

/** The lines of a version, each with its pool, for the file. */
export async function planEntriesWithTarget(scene: Scene, plan: Plan) {
  const classes = await classCounts(scene.tx, scene.bureauId, plan.sectionId ?? undefined, plan.year);
  return (await entriesOf(scene.tx, plan.id)).map((entry) => {
    const pool = poolOf(classes, entry.trades);
    const size = Object.values(pool).reduce((sum, each) => sum + each[entry.type], 0);
    return { entry, pool: size, target: targetOf(entry, pool) };
  });
}

/** 重点, and each class of the others. */
export function coverageOf(counts: readonly ClassCounts[]): Coverage {
  return (['key', 'A', 'B', 'C', 'D'] as const).map((what) => {
    const own = counts.filter(({ isKey, grade }) => (what === 'key' ? isKey : !isKey && grade === what));
    const sum = (key: 'pool' | 'visited') => own.reduce((all, each) => all + each[key], 0);
    return { what, pool: sum('pool'), visited: sum('visited') };
  });
}

/** What somebody may do with the plan of a section. */
export function readerOf(person: Person, section: Pick<Section, 'id'>): PlanReader {
  if (person.roles.includes('chief') && person.sectionId === section.id) return 'chief';
  return person.roles.includes('office') ? 'office' : 'reader';
}

/** Who decided, and for whom. */
export async function decidedOf(scene: Scene, plan: Plan) {
  const name = async (id: number | null) =>
    id === null ? undefined : (await personById(scene.tx, id))?.name;
  const [by, behalf, submitter] = [
    await name(plan.decidedBy),
    await name(plan.onBehalfOf),
    await name(plan.submittedBy),
  ];
  return {
    ...(plan.decidedAt && { decided: { by: by ?? '', at: plan.decidedAt, ...(behalf && { behalf }) } }),
    ...(plan.submittedAt && { submitted: { by: submitter ?? '', at: plan.submittedAt } }),
    ...(plan.returnReason !== null && { returnReason: plan.returnReason }),
    ...(plan.reason !== null && { reason: plan.reason }),
  };
}

/** The card of a version, or of a plan that is not there yet. */
export async function planView(
  context: Context,
  section: Section,
  year: number,
  plan: Plan | undefined,
): Promise<PlanView> {
  const { tx, bureauId } = context;
  const base = {
    section: section.name,
    year,
    reader: readerOf(context.person, section),
    today: context.today,
    coverage: coverageOf(await classCounts(tx, bureauId, section.id, year)),
    spread: spreadOf(await visitDays(tx, bureauId, section.id, year)),
    temporary: await temporaryDraws(tx, bureauId, section.id, year),
  };
  if (!plan) return { ...base, id: `${section.id}-${year}`, state: 'none', version: 1, lines: [] };
  const { publishedDay, publishedAt } = plan;
  return {
    ...base,
    id: `${plan.id}`,
    state: plan.state,
    version: plan.version,
    lines: await planLines(context, plan),
    ...(await decidedOf(context, plan)),
    ...(publishedDay && publishedAt && { published: { day: publishedDay, where: publishedAt } }),
  };
}

/** A plan that waits for nothing but its 提交审批, for the chief who goes on with it. */
export async function planToSubmit(
  context: Context,
  section: Section,
  year: number,
  thing: string,
): Promise<Say[]> {
  const { making } = await plansOf(context.tx, context.bureauId, section.id, year);
  if (making?.state !== 'draft' && making?.state !== 'returned') return [];
  const view = await planView(context, section, year, making);
  if (view.lines.length === 0) return [];
  return [{ is: 'card', to: { person: context.person.id }, thing, card: planCard(view) }];
}

/** The card that was tapped, as it is now. */
export async function planInPlace(
  context: Context,
  tap: Tap,
  section: Section,
  plan: Pick<Plan, 'id' | 'year'>,
): Promise<Say[]> {
  const shown = await cardByMessage(context.tx, tap.messageId);
  if (!shown) return [];
  const fresh = await planById(context.tx, plan.id);
  const card = planCard(await planView(context, section, plan.year, fresh));
  return [{ is: 'card', to: recipientOf(shown.recipient), thing: shown.thing, card }];
}
