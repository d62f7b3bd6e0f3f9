/** 预览 before FREEZE (draw.md §3): who is left out and why, what is asked for in numbers, and whether teams can be found. */
import { type PreviewView, previewCard } from '../../cards/draw-preview.ts';
import { blockedText } from '../../cards/words-blocked.ts';
import type { Section } from '../../db/bureau.ts';
import { witnessesOf } from '../../db/bureau.ts';
import { insertDraft } from '../../db/draw-drafts.ts';
import { reviewRows } from '../../db/qualification.ts';
import type { Plan } from '../domain/draw/types.ts';
import { askedFor } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Context } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';
import { type Ask, isAgain, planDraw, tryDraw } from './plan-draw.ts';
import type { Lists } from './tables.ts';

const TRIALS = 5;

/** The preview in place of the form; what was filled in is kept until it is frozen. */
export async function previewDraw(
  context: Context,
  section: Section,
  ask: Ask,
  tap: Tap,
  thing: string,
): Promise<Say> {
  const witnesses = await witnessesOf(context.tx, section.id);
  if (witnesses.length < 2) throw new Refusal('too-few-witnesses', { section: section.name });
  const planned = await planDraw(context, section, ask);
  const { lists, plan } = planned;
  const draft = await insertDraft(context.tx, {
    bureauId: context.bureauId,
    sectionId: section.id,
    askedBy: context.person.id,
    askedAt: context.now,
    form: Object.fromEntries(Object.entries(tap.form).map(([name, value]) => [name, String(value)])),
  });
  const card = previewCard({
    draftId: draft.id,
    section: section.name,
    type: ask.type,
    from: ask.from,
    to: ask.to,
    witnesses: witnesses.map(({ name }) => name),
    minutes: section.witnessMinutes,
    people: lists.people.length,
    ...(ask.experts && { experts: ask.experts }),
    ...(await unreviewed(context)),
    strata: strataOf(lists, plan),
    left: lists.left,
    trials: await trialsOf(context, planned),
    ...(await repeatedBy(context, section, ask, plan)),
  });
  return { is: 'card', to: { chat: tap.chatId }, thing, card };
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
  const found = trials.filter(({ certificates }) => certificates.length === 0);
  const [blocked] = trials.flatMap(({ certificates }) => certificates);
  return {
    times: TRIALS,
    found: found.length,
    relaxed: found.filter(({ steps }) => [...steps.values()].some((step) => step > 0)).length,
    ...(blocked && { why: blockedText(blocked) }),
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
