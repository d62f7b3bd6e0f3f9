/**
 * 年度抽查计划 from a file, into the version in the making; of an approved plan it begins an adjustment 调整. A line
 * is found again by its 计划序号, else by item, type and trades. No file removes a line.
 */
import { planCard } from '../../cards/plan.ts';
import { windowsText } from '../../cards/words-plan.ts';
import { type Section, sectionByName } from '../../db/bureau.ts';
import { type ItemInForce, itemsInForce } from '../../db/items.ts';
import { type Entry, entriesOf, lastLine, putEntries } from '../../db/plan-entries.ts';
import { type Plan, plansOf } from '../../db/plans.ts';
import { adjustPlan, makingPlan } from '../ceremony/plans.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { readWindows } from '../domain/yearly-plan/windows.ts';
import { planView } from '../faces/plan-face.ts';
import { NOTES } from '../files/note-words.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PlanRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context } from '../handler.ts';
import { type Compared, fieldChanges, type Sender } from './plan.ts';
import { words } from './words.ts';

/** From this month on a file without a year is of the next one. */
const AUTUMN = '11';
const ALL = '100%';

type Base = { readonly section: Section; readonly year: number; readonly plan: Plan | undefined };
type Pair = { readonly entry: PlanEntry; readonly old: Entry | undefined };

export async function planYearlyPlan(
  context: Context,
  rows: readonly PlanRow[],
  sender: Sender,
): Promise<Compared> {
  const report: Report = [];
  const base = await baseOf(context, rows, sender, report);
  if (!base || report.length > 0) return { problems: report };
  const items = await choosable(context, base);
  const known = base.plan ? await entriesOf(context.tx, base.plan.id) : [];
  let next = await lastLine(context.tx, context.bureauId, base.section.id, base.year);
  const taken = new Set<number>();
  const pairs = rows.flatMap((row): Pair[] => {
    const old = findLine(row, known, items, taken, report);
    if (old) taken.add(old.line);
    const entry = entryOf(row, old, items, base.year, report);
    if (!entry) return [];
    if (!old) next += 1;
    return [{ old, entry: { ...entry, line: old?.line ?? next } }];
  });
  if (report.length > 0) return { problems: report };
  return compared(context, base, rows, pairs);
}

function compared(context: Context, base: Base, rows: readonly PlanRow[], pairs: readonly Pair[]): Compared {
  const changed = pairs.flatMap(({ old, entry }) => {
    const fields = old ? changesOf(old, entry) : [];
    return fields.length > 0 ? [{ key: `${entry.line}`, name: nameOf(entry), fields }] : [];
  });
  const touched = new Set(changed.map(({ key }) => key));
  const toWrite = pairs.filter(({ old, entry }) => !old || touched.has(`${entry.line}`));
  const { section, year, plan } = base;
  return {
    added: pairs.flatMap(({ old, entry }) => (old ? [] : [{ key: `${entry.line}`, name: nameOf(entry) }])),
    changed,
    unchanged: pairs.length - toWrite.length,
    notes: [
      ...(rows.every((row) => row.year === undefined) ? [NOTES.planYear(year)] : []),
      ...(plan?.state === 'approved' ? [NOTES.planAdjusts(section.name, year)] : []),
    ],
    async take(wrote) {
      const own = { section, year, plan };
      const making =
        plan?.state === 'approved' ? await adjustPlan(context, own) : await makingPlan(context, own);
      await putEntries(
        context.tx,
        context.bureauId,
        making.id,
        toWrite.map(({ entry }) => entry),
      );
      await wrote(toWrite.length);
      const card = planCard(await planView(context, section, year, making));
      return [{ is: 'card', to: { person: context.person.id }, thing: `plan-made/${making.id}`, card }];
    },
  };
}

const nameOf = ({ line, item }: PlanEntry) => words.planLine(line, item);

/** Whose plan and of which year; the version in the making, else the approved one. */
async function baseOf(
  context: Context,
  rows: readonly PlanRow[],
  sender: Sender,
  report: Report,
): Promise<Base | undefined> {
  const { tx, bureauId, today } = context;
  const section =
    sender.section === undefined ? undefined : await sectionByName(tx, bureauId, sender.section);
  const [first] = rows;
  const years = [...new Set(rows.flatMap(({ year }) => year ?? []))];
  if (first && years.length > 1)
    refuse(report, 'several-years', { ...first, column: COLUMN.year, value: years.join('、') });
  for (const row of rows)
    if (row.section !== undefined && row.section !== sender.section && !isBureau(row.section))
      refuse(report, 'other-section', { ...row, column: COLUMN.section, value: row.section }, row.section);
  if (!first || !section || section.trades.length === 0) {
    if (first && report.length === 0)
      refuse(report, 'no-right-plan', { row: 0, column: '', value: '' }, words.yearlyPlan);
    return undefined;
  }
  const thisYear = Number(today.slice(0, 4));
  const year = years[0] ?? thisYear + (today.slice(5, 7) >= AUTUMN ? 1 : 0);
  const { approved, making } = await plansOf(tx, bureauId, section.id, year);
  if (making?.state === 'open')
    refuse(report, 'plan-open', { ...first, column: COLUMN.item, value: first.item }, section.name);
  return { section, year, plan: making ?? approved };
}

/** 检查主体 is the bureau, which says nothing about the section. */
const isBureau = (text: string) => /局$/u.test(text);

async function choosable({ tx, bureauId, today }: Context, { section, year }: Base): Promise<ItemInForce[]> {
  const first = `${year}-01-01`;
  return itemsInForce(tx, bureauId, today > first ? today : first, section.trades);
}

const itemOf = (items: readonly ItemInForce[], text: string) =>
  items.find(({ name, code }) => name === text || code === text);

/** The line that a row brings up to date. */
function findLine(
  row: PlanRow,
  known: readonly Entry[],
  items: readonly ItemInForce[],
  taken: ReadonlySet<number>,
  report: Report,
): Entry | undefined {
  if (row.line !== undefined) {
    const old = known.find(({ line }) => line === row.line);
    const place = { ...row, column: COLUMN.line, value: `${row.line}` };
    if (!old) refuse(report, 'unknown-line', place, `${row.line}`);
    else if (taken.has(old.line)) refuse(report, 'duplicate', place, words.planLine(old.line, old.item));
    return old;
  }
  const item = itemOf(items, row.item);
  const trades = row.trades ?? (item ? [item.trade] : []);
  const type = row.key ? 'key' : 'general';
  const same = known.filter(
    (each) =>
      !taken.has(each.line) &&
      each.item === (item?.name ?? row.item) &&
      each.type === type &&
      each.trades.join() === trades.join(),
  );
  return same.length === 1 ? same[0] : undefined;
}

/** What a row makes of its line; undefined after a problem. */
function entryOf(
  row: PlanRow,
  old: Entry | undefined,
  items: readonly ItemInForce[],
  year: number,
  report: Report,
): Omit<PlanEntry, 'line'> | undefined {
  const before = report.length;
  const item = itemOf(items, row.item);
  const all = items.map(({ name }) => name).join('；');
  if (!item) refuse(report, 'unknown-item', { ...row, column: COLUMN.item, value: row.item }, all);
  const windows = readWindows(row.windows, year);
  if (!windows)
    refuse(report, 'unreadable-windows', { ...row, column: COLUMN.windows, value: row.windows }, `${year}`);
  const type = (row.key ?? old?.type === 'key') ? 'key' : 'general';
  const amount = type === 'key' ? ALL : (row.amount ?? '');
  if (!isAmount(amount))
    refuse(report, 'unreadable-amount', { ...row, column: COLUMN.amount, value: amount });
  if (report.length > before || !item || !windows) return undefined;
  const kept = <T>(said: T | null | undefined, was: T | null | undefined): T | null =>
    said === undefined ? (was ?? null) : said;
  return {
    item: item.name,
    basis: row.basis ?? old?.basis ?? item.basis,
    content: row.content ?? old?.content ?? item.content,
    method: row.method ?? old?.method ?? item.method,
    trades: row.trades ?? old?.trades ?? [item.trade],
    type,
    amount,
    windows,
    teams: kept(row.teams, old?.teams),
    experts: kept(row.experts, old?.experts) ?? 0,
    partners: kept(row.partners, old?.partners),
    frequency: row.frequency ?? old?.frequency ?? words.planFrequency,
    remark: kept(row.remark, old?.remark),
  };
}

function isAmount(text: string): boolean {
  try {
    readAmounts(text);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function changesOf(old: PlanEntry, now: PlanEntry) {
  return fieldChanges('plan', [
    ['item', old.item, now.item],
    ['basis', old.basis, now.basis],
    ['type', old.type === 'key', now.type === 'key', words.key],
    ['trades', old.trades, now.trades],
    ['amount', old.amount, now.amount],
    ['content', old.content, now.content],
    ['method', old.method, now.method],
    ['frequency', old.frequency, now.frequency],
    ['windows', windowsText(old.windows), windowsText(now.windows)],
    ['teams', old.teams, now.teams],
    ['experts', old.experts, now.experts],
    ['partners', old.partners, now.partners],
    ['remark', old.remark, now.remark],
  ]);
}
