/** 从计划发起抽查: the form of a line, filled in; or of a draw outside the plan, with its 批准文号. */
import { ALL_TRADES } from '../../cards/draw-form.ts';
import { TEMPORARY } from '../../cards/plan.ts';
import { entryDrawForm, planDrawDone, temporaryForm } from '../../cards/plan-forms.ts';
import { faces } from '../../cards/words-faces.ts';
import { planWords as words } from '../../cards/words-plan.ts';
import { type Section, witnessesOf } from '../../db/bureau.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { knowsChat, sectionChats } from '../../db/chats.ts';
import { expertsOf } from '../ceremony/draw-form.ts';
import { checkChat, drawingSectionOf, openDraw, proposedWindow } from '../ceremony/open-draw.ts';
import type { Ask } from '../ceremony/plan-draw.ts';
import { planLine, proposedAmount } from '../ceremony/plan-draws.ts';
import { ownPlan } from '../ceremony/plans.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
import type { Window } from '../domain/yearly-plan/windows.ts';
import type { Action, Context, Outcome } from '../handler.ts';
import type { Tap } from '../messages.ts';

const own = words.drawForm;
const labels = faces.drawForm;

/** 发起抽查: the form goes where the draw is held, into the group of the section. */
export const openEntryDraw: Action = {
  name: 'open-entry-draw',
  may: 'draw',
  async run(context, tap) {
    const { section, plan } = await ownPlan(context, tap.id);
    if (plan?.state !== 'approved') throw new Refusal('stale');
    const picked = requiredText(tap.form, { name: 'entry', label: words.pick });
    const here = await knowsChat(context.tx, tap.chatId);
    const chat = here ? tap.chatId : (await sectionChats(context.tx, context.bureauId, section.id))[0];
    if (chat === undefined) throw new Refusal('groups-only');
    await checkChat(context, section, chat);
    const card =
      picked === TEMPORARY
        ? temporaryForm({
            sectionId: section.id,
            section: section.name,
            trades: section.trades,
            ...(await proposedWindow(context, section)),
          })
        : await entryCard(context, section, plan.id, idOf(picked));
    return {
      says: [{ is: 'card', to: { chat }, thing: `draw-form/${tap.key}`, card }],
      toast: here ? words.drawToast : words.drawInGroup,
    };
  },
};

async function entryCard(context: Context, section: Section, planId: number, entryId: number) {
  const { plan, line, trades } = await planLine(context, entryId);
  if (plan.id !== planId) throw new Refusal('stale');
  const witnesses = await witnessesOf(context.tx, section.id);
  if (witnesses.length < 2) throw new Refusal('too-few-witnesses', { section: section.name });
  const proposed = await proposedWindow(context, section);
  return entryDrawForm({
    section: section.name,
    line,
    trades,
    amount: proposedAmount(line),
    witnesses: witnesses.map(({ name }) => name),
    minutes: section.witnessMinutes,
    ...within(line.windows, proposed),
  });
}

/** The days that are proposed, as far as they lie in a window: in the running one, else the next. */
function within(windows: readonly Window[], { from, to }: { from: string; to: string }) {
  const next = windows.find(([, last]) => last >= from);
  if (!next) return { from, to, late: true };
  const first = next[0] > from ? next[0] : from;
  return { from: first, to: next[1] < to || next[0] > to ? next[1] : to, late: false };
}

/** 冻结名单并开始, on a line of the plan. */
export const drawEntry: Action = {
  name: 'draw-entry',
  may: 'draw',
  async run(context, tap) {
    const section = await drawingSectionOf(context);
    const { plan, line, trades } = await planLine(context, idOf(tap.id));
    if (plan.sectionId !== section.id) throw new Refusal('not-your-section', { section: section.name });
    const amount = { name: 'amount', label: labels.amount, max: 100 };
    const ask: Ask = {
      kind: 'formal',
      type: line.type,
      trades,
      amounts: readAmounts(line.type === 'key' ? '100%' : requiredText(tap.form, amount)),
      ...daysOf(tap),
      ...minutesOf(tap),
      ...expertsOf(tap.form),
      ground: { planEntryId: line.id },
    };
    return begin(context, tap, section, ask, own.title(line.line, section.name));
  },
};

/** 冻结名单并开始, outside the plan. */
export const drawTemporary: Action = {
  name: 'draw-temporary',
  may: 'draw',
  async run(context, tap) {
    const section = await drawingSectionOf(context);
    if (String(section.id) !== tap.id) throw new Refusal('not-your-section', { section: section.name });
    const type = choice(tap.form, { name: 'type', label: labels.type }, ['general', 'key']);
    const scope = choice(tap.form, { name: 'scope', label: labels.scope }, [ALL_TRADES, ...section.trades]);
    const amount = { name: 'amount', label: labels.amount, max: 100 };
    const ask: Ask = {
      kind: 'formal',
      type,
      trades: scope === ALL_TRADES ? section.trades : [scope],
      amounts: readAmounts(type === 'key' ? '100%' : requiredText(tap.form, amount)),
      ...daysOf(tap),
      ground: { temporaryNo: requiredText(tap.form, { name: 'number', label: own.number, max: 60 }) },
    };
    return begin(context, tap, section, ask, own.temporaryTitle(section.name));
  },
};

async function begin(
  context: Context,
  tap: Tap,
  section: Section,
  ask: Ask,
  title: string,
): Promise<Outcome> {
  await checkChat(context, section, tap.chatId);
  const { draw, says } = await openDraw(context, section, ask, tap.chatId);
  const form = await cardByMessage(context.tx, tap.messageId);
  const card = planDrawDone(title, context.person.name, context.now, draw.no);
  return {
    says: form ? [{ is: 'card', to: { chat: tap.chatId }, thing: form.thing, card }, ...says] : says,
    toast: labels.toast,
    journal: { subject: `draw/${draw.id}`, detail: { no: draw.no, ...ask.ground, form: tap.form } },
  };
}

function daysOf({ form }: Tap) {
  return {
    from: requiredDay(form, { name: 'from', label: labels.from }),
    to: requiredDay(form, { name: 'to', label: labels.to }),
  };
}

function minutesOf({ form }: Tap): { minutes?: number } {
  const text = optionalText(form, { name: 'minutes', label: labels.minutes });
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Refusal('unknown-choice', { field: labels.minutes });
  return { minutes: Number(text) };
}
