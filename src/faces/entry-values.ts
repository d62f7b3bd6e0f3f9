/** What the form of a plan's line begins with: the line as it stands, that of last year, or where there is room. */
import type { EntryFormView } from '../../cards/plan-entry-form.ts';
import { windowsText } from '../../cards/words-plan.ts';
import { planEntryWords as labels } from '../../cards/words-plan-forms.ts';
import { type ItemInForce, itemsOfYear } from '../../db/items.ts';
import { entriesOf } from '../../db/plan-entries.ts';
import { type Plan, plansOf } from '../../db/plans.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { nextYear, proposedWindows } from '../domain/yearly-plan/windows.ts';
import type { Scene } from '../handler.ts';

type Values = Pick<EntryFormView, 'items' | 'values'>;
export type Making = {
  readonly section: { readonly id: number; readonly trades: readonly string[] };
  readonly year: number;
  readonly plan: Plan | undefined;
};

export async function entryValues(
  scene: Scene,
  making: Making,
  entry: PlanEntry | undefined,
): Promise<Values> {
  const items = await itemsOfYear(scene, making.section.trades, making.year);
  if (entry) return { items, values: valuesOf(entry, items) };
  const lines = making.plan ? await entriesOf(scene.tx, making.plan.id) : [];
  const before = await lastYears(scene, making, lines, items);
  if (before) return { items, values: valuesOf(before, items) };
  const windows = windowsText(proposedWindows(lines, making.year, scene.today));
  return { items, values: { type: 'general', amount: '10%', windows, help: '', partners: '' } };
}

/** The first line of last year's plan that this year's has not yet, a year on; what is over by today can't be planned. */
async function lastYears(
  { tx, bureauId, today }: Scene,
  { section, year }: Making,
  lines: readonly PlanEntry[],
  items: readonly ItemInForce[],
): Promise<PlanEntry | undefined> {
  const { approved } = await plansOf(tx, bureauId, section.id, year - 1);
  const old = approved ? await entriesOf(tx, approved.id) : [];
  const next = old.find(
    ({ item, type }) =>
      items.some(({ name }) => name === item) &&
      !lines.some((line) => line.item === item && line.type === type),
  );
  if (!next) return undefined;
  const ahead = nextYear(next.windows, year).filter(([, to]) => to >= today);
  return { ...next, windows: ahead.length > 0 ? ahead : proposedWindows(lines, year, today) };
}

function valuesOf(entry: PlanEntry, items: readonly ItemInForce[]): Values['values'] {
  const { teams, experts, partners, windows, type, amount } = entry;
  const item = items.find(({ name }) => name === entry.item)?.code;
  const help = [
    teams === null ? '' : `${teams}${labels.group}`,
    experts === 0 ? '' : `${labels.expert}${experts}`,
  ].filter(Boolean);
  return {
    ...(item && { item }),
    type,
    amount: type === 'key' ? '' : amount,
    windows: windowsText(windows),
    help: help.join('，'),
    partners: partners ?? '',
  };
}
