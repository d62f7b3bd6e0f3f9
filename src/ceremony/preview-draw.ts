/** 预览 before FREEZE (draw.md §3): who is left out and why, what is asked for in numbers, and whether teams can be found. */
import { previewCard } from '../../cards/draw-preview.ts';
import type { PreviewView } from '../../cards/draw-preview-view.ts';
import { words } from '../../cards/words.ts';
import type { Section } from '../../db/bureau.ts';
import { witnessesOf } from '../../db/bureau.ts';
import { insertDraft } from '../../db/draw-drafts.ts';
import { openDrawOf } from '../../db/draws.ts';
import { reviewRows } from '../../db/qualification.ts';
import { stopsDraw } from '../domain/crews.ts';
import type { Certificate } from '../domain/draw/certificate.ts';
import type { Plan } from '../domain/draw/types.ts';
import { askedFor } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import { partnersIn } from '../domain/yearly-plan/entry.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { askOf, type DraftForm } from './draw-draft.ts';
import { itemsToDraw } from './open-draw.ts';
import { type Ask, isAgain, planDraw, tryDraw } from './plan-draw.ts';
import { checkGround, planLine } from './plan-draws.ts';
import type { Lists } from './tables.ts';
import { whyBlocked } from './why-blocked.ts';

const TRIALS = 5;

/** The preview; what was asked for is kept until it is frozen. What would be refused then is refused now. */
export async function previewDraw(
  context: Context,
  section: Section,
  form: DraftForm,
  { chatId, thing }: { readonly chatId: string; readonly thing: string },
): Promise<Say> {
  const ask = await askOf(context, section, form);
  const witnesses = await mayBegin(context, section, ask);
  const planned = await planDraw(context, section, ask);
  const { lists, plan } = planned;
  await itemsToDraw(context, lists, ask.from);
  const draft = await insertDraft(context.tx, {
    bureauId: context.bureauId,
    sectionId: section.id,
    askedBy: context.person.id,
    askedAt: context.now,
    form,
  });
  const card = previewCard({
    draftId: draft.id,
    drill: ask.kind === 'drill',
    section: section.name,
    type: ask.type,
    from: ask.from,
    to: ask.to,
    witnesses: witnesses.map(({ name }) => name),
    minutes: ask.minutes ?? section.witnessMinutes,
    ...(ask.batches !== undefined && { batches: ask.batches }),
    ...(ask.ground?.temporaryNo !== undefined && { number: ask.ground.temporaryNo }),
    people: lists.people.filter(({ crew }) => crew === words.crew).length,
    ...(ask.experts && { experts: ask.experts }),
    ...(ask.partners && { partners: ask.partners }),
    ...(await plannedBy(context, ask)),
    ...(await unreviewed(context)),
    crews: plan.crews.slice(1).map(({ name, size }) => ({ name, size })),
    strata: strataOf(lists, plan),
    left: lists.left,
    trials: await trialsOf(context, planned),
    ...(await repeatedBy(context, section, ask, plan)),
  });
  return { is: 'card', to: { chat: chatId }, thing, card };
}

/** Who will witness, if a draw may be begun now. */
async function mayBegin(context: Context, section: Section, ask: Ask) {
  if (ask.kind === 'formal') await checkGround(context, section, ask);
  const open = await openDrawOf(context.tx, context.bureauId, ask.kind);
  if (open) throw new Refusal('draw-open', { no: open.no });
  const witnesses = await witnessesOf(context.tx, section.id);
  if (ask.kind === 'formal' && witnesses.length < 2)
    throw new Refusal('too-few-witnesses', { section: section.name });
  return witnesses;
}

/** What the line of the plan says of who goes. */
async function plannedBy(context: Context, { ground }: Ask): Promise<Pick<PreviewView, 'planned'>> {
  if (ground?.planEntryId === undefined) return {};
  const { teams, experts, partners } = (await planLine(context, ground.planEntryId)).line;
  return { planned: { teams, experts, partners: partnersIn(partners) } };
}

/** Whose 资格审查 is not recorded: they are drawn, and named. */
async function unreviewed({ tx, bureauId }: Context): Promise<Pick<PreviewView, 'unreviewed'>> {
  const rows = await reviewRows(tx, bureauId);
  const names = rows.filter(({ reviewedOn }) => reviewedOn === null).map(({ name }) => name);
  return names.length === 0 ? {} : { unreviewed: names };
}

/** What the ratio or the number means for each stratum. */
function strataOf(lists: Lists, plan: Plan): PreviewView['strata'] {
  const pools = new Map<string, number>();
  for (const { st } of lists.units) pools.set(st, (pools.get(st) ?? 0) + 1);
  const asked = new Map(plan.strata);
  return [...pools]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, pool]) => {
      const n = asked.get(label);
      if (n === undefined) return { label, pool, take: `${pool}`, comes: pool };
      const comes = plan.mode === 'fair' ? (pool * n) / 10_000 : Math.min(n, pool);
      return { label, pool, take: askedFor(n, plan.mode), comes };
    });
}

/** How likely it is that teams are found, and with which relaxations. */
async function trialsOf(
  context: Context,
  planned: { lists: Lists; plan: Plan },
): Promise<PreviewView['trials']> {
  const trials = await tryDraw(context, planned, TRIALS);
  const blockedBy = (certificates: readonly Certificate[]) => stopsDraw(certificates, words.expertCrew);
  const found = trials.filter(({ certificates }) => !blockedBy(certificates));
  const blocked = trials.map(({ certificates }) => blockedBy(certificates)).find((each) => each);
  return {
    times: TRIALS,
    found: found.length,
    relaxed: found.filter(({ steps }) => [...steps.values()].some((step) => step > 0)).length,
    ...(blocked && { why: await whyBlocked(context, blocked) }),
  };
}

/** The draw that this one would repeat, for which a number is asked. */
async function repeatedBy(
  context: Context,
  section: Section,
  ask: Ask,
  plan: Plan,
): Promise<Pick<PreviewView, 'repeats'>> {
  try {
    await isAgain(context, section, ask, plan);
    return {};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { repeats: { no: String(error.detail.no), to: String(error.detail.to) } };
  }
}
