/** 编制和调整抽查计划: line by line, on the card of the chief. */
import { planCard } from '../../cards/plan.ts';
import { entryForm, entryFormDone } from '../../cards/plan-entry-form.ts';
import { NEW_LINE } from '../../cards/plan-view.ts';
import { planWords as words } from '../../cards/words-plan.ts';
import { planEntryWords } from '../../cards/words-plan-forms.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { itemsOfYear } from '../../db/items.ts';
import { recipientOf } from '../../db/outbox-rows.ts';
import { entriesOf, entryById } from '../../db/plan-entries.ts';
import type { Plan } from '../../db/plans.ts';
import {
  adjustPlan,
  dropEntry,
  dropPlan,
  keepEntry,
  makingPlan,
  type OwnPlan,
  ownEntry,
  ownPlan,
} from '../ceremony/plans.ts';
import { choice, idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { readHelp } from '../domain/yearly-plan/help.ts';
import { checkEditable } from '../domain/yearly-plan/plan.ts';
import { readWindows } from '../domain/yearly-plan/windows.ts';
import { entryValues } from '../faces/entry-values.ts';
import { planInPlace, planView } from '../faces/plan-face.ts';
import type { Action, Context, Outcome } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';

const labels = planEntryWords;
const ALL = '100%';

/** 添加或修改: the form of a line, in private; of a new one where there is none to choose. */
export const editEntry: Action = {
  name: 'edit-entry',
  may: 'keep-plan',
  async run(context, tap) {
    const own = await ownPlan(context, tap.id);
    if (own.plan) checkEditable(own.plan);
    const picked = optionalText(tap.form, { name: 'entry', label: words.pick }) ?? NEW_LINE;
    const entry = picked === NEW_LINE ? undefined : await entryById(context.tx, idOf(picked));
    if (picked !== NEW_LINE && entry?.planId !== own.plan?.id) throw new Refusal('stale');
    const card = entryForm({
      section: own.section.name,
      year: own.year,
      ...(await entryValues(context, own, entry)),
      id: entry ? `e${entry.id}` : tap.id,
      ...(entry && { entryId: entry.id }),
    });
    const to = { person: context.person.id };
    return { says: [{ is: 'card', to, thing: `plan-entry/${tap.key}`, card }], toast: words.editedToast };
  },
};

/** 保存这一项. */
export const keepEntryAction: Action = {
  name: 'keep-entry',
  may: 'keep-plan',
  async run(context, tap) {
    const old = tap.id.startsWith('e') ? await ownEntry(context, idOf(tap.id.slice(1))) : undefined;
    const own = old ?? (await ownPlan(context, tap.id));
    const plan = old?.plan ?? (await makingPlan(context, own));
    const entry = await readEntry(context, tap, own, old?.entry);
    const line = await keepEntry(context, plan, old?.entry.line, entry);
    const said = labels.done(context.person.name, context.now, line);
    return settled(context, tap, { ...own, plan }, said, labels.keptToast, { line, ...entry });
  },
};

async function readEntry(
  context: Context,
  tap: Tap,
  { section, year }: OwnPlan,
  old: PlanEntry | undefined,
): Promise<Omit<PlanEntry, 'line'>> {
  const { form } = tap;
  const items = await itemsOfYear(context, section.trades, year);
  const code = choice(
    form,
    { name: 'item', label: labels.item },
    items.map((item) => item.code),
  );
  const item = items.find((each) => each.code === code)!;
  const type = choice(form, { name: 'type', label: labels.type }, ['general', 'key']);
  const amount =
    type === 'key' ? ALL : requiredText(form, { name: 'amount', label: labels.amount, max: 100 });
  readAmounts(amount);
  const text = requiredText(form, { name: 'windows', label: labels.windows, max: 100 });
  const windows = readWindows(text, year);
  if (!windows) throw new Refusal('unreadable-windows', { text });
  const { name, basis, content, method } = item;
  return {
    item: name,
    basis,
    content,
    method,
    trades: [item.trade],
    type,
    amount,
    windows,
    ...readHelp(optionalText(form, { name: 'help', label: labels.help, max: 100 })),
    partners: optionalText(form, { name: 'partners', label: labels.partners, max: 100 }) ?? null,
    frequency: old?.frequency ?? labels.frequency,
    remark: old?.remark ?? null,
  };
}

/** 删去这一项. */
export const removeEntryAction: Action = {
  name: 'remove-entry',
  may: 'keep-plan',
  async run(context, tap) {
    const { entry, ...own } = await ownEntry(context, idOf(tap.id));
    await dropEntry(context, entry);
    const said = labels.removed(context.person.name, context.now, entry.line);
    return settled(context, tap, own, said, labels.removedToast, { line: entry.line, removed: entry.item });
  },
};

/** The form says what became of it; the plan as it is now comes after it. */
async function settled(
  context: Context,
  tap: Tap,
  { section, year, plan }: OwnPlan & { plan: Plan },
  said: string,
  toast: string,
  detail: Record<string, unknown>,
): Promise<Outcome> {
  const shown = await cardByMessage(context.tx, tap.messageId);
  const done: Say[] = shown
    ? [
        {
          is: 'card',
          to: recipientOf(shown.recipient),
          thing: shown.thing,
          card: entryFormDone(section.name, year, said),
        },
      ]
    : [];
  const card = planCard(await planView(context, section, year, plan));
  return {
    says: [...done, { is: 'card', to: { person: context.person.id }, thing: `plan/${tap.key}`, card }],
    toast,
    journal: { subject: `plan/${plan.id}`, detail },
  };
}

/** 调整计划: the copy to be changed comes in private. */
export const adjustPlanAction: Action = {
  name: 'adjust-plan',
  may: 'keep-plan',
  async run(context, tap) {
    const own = await ownPlan(context, tap.id);
    const copy = await adjustPlan(context, own);
    const card = planCard(await planView(context, own.section, own.year, copy));
    return {
      says: [{ is: 'card', to: { person: context.person.id }, thing: `plan/${tap.key}`, card }],
      toast: words.adjustToast,
      journal: {
        subject: `plan/${copy.id}`,
        detail: { of: tap.id, entries: (await entriesOf(context.tx, copy.id)).length },
      },
    };
  },
};

/** 放弃调整. */
export const dropPlanAction: Action = {
  name: 'drop-plan',
  may: 'keep-plan',
  async run(context, tap) {
    const own = await ownPlan(context, tap.id);
    const plan = await dropPlan(context, own);
    return {
      says: await planInPlace(context, tap, own.section, plan),
      toast: words.dropToast,
      journal: { subject: `plan/${plan.id}` },
    };
  },
};
