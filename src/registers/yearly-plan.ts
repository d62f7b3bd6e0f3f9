/**
 * 年度抽查计划 from a file, into the version in the making; of an approved plan it begins an adjustment 调整. A line
 * is found again by its 计划序号, else by item, type and trades. No file removes a line.
 */
import { planCard } from '../../cards/plan.ts';
import { windowsText } from '../../cards/words-plan.ts';
import { type Section, sectionByName } from '../../db/bureau.ts';
import { itemsOfYear } from '../../db/items.ts';
import { type Entry, entriesOf, lastLine, putEntries } from '../../db/plan-entries.ts';
import { type Plan, plansOf } from '../../db/plans.ts';
import { adjustPlan, makingPlan } from '../ceremony/plans.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { planView } from '../faces/plan-face.ts';
import { NOTES } from '../files/note-words.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PlanRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context } from '../handler.ts';
import { type Compared, fieldChanges, type Sender } from './plan.ts';
import { entryOf, findLine } from './plan-rows.ts';
import { words } from './words.ts';

/** From this month on a file without a year is of the next one. */
const AUTUMN = '11';

type Base = { readonly section: Section; readonly year: number; readonly plan: Plan | undefined };
type Pair = { readonly entry: PlanEntry; readonly old: Entry | undefined };

export async function planYearlyPlan(
  context: Context,
  rows: readonly PlanRow[],
  sender: Sender,
): Promise<Compared> {
  const report: Report = [];
  const base = await baseOf(context, rows, sender, report);
  if (!base) return { problems: report };
  const items = await itemsOfYear(context, base.section.trades, base.year);
  const known = base.plan ? await entriesOf(context.tx, base.plan.id) : [];
  let next = await lastLine(context.tx, context.bureauId, base.section.id, base.year);
  const taken = new Set<number>();
  const pairs = rows.flatMap((row): Pair[] => {
    const old = findLine(row, known, items, taken, base.year, report);
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
    added: pairs.flatMap(({ old, entry }) => (old ? [] : [{ key: `${entry.line}`, name: wholeOf(entry) }])),
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

/** What is new is to be checked too: 类型, 比例 or 家数, 时间. */
const wholeOf = ({ line, item, type, amount, windows }: PlanEntry) =>
  words.newPlanLine(line, type === 'key', amount, windowsText(windows), item);
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
  const other = rows.find(({ year }) => year !== undefined && year !== years[0]);
  if (other) refuse(report, 'several-years', { ...other, column: COLUMN.year, value: `${other.year}` });
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
