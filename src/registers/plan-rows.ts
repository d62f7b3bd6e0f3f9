/** 年度抽查计划: which line a row of a file brings up to date, and what it makes of it. */

import type { ItemInForce } from '../../db/items.ts';
import type { Entry } from '../../db/plan-entries.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAmounts } from '../domain/wish.ts';
import type { PlanEntry } from '../domain/yearly-plan/entry.ts';
import { readWindows } from '../domain/yearly-plan/windows.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PlanRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import { words } from './words.ts';

const ALL = '100%';

const itemOf = (items: readonly ItemInForce[], text: string) =>
  items.find(({ name, code }) => name === text || code === text);

/** The line that a row brings up to date. */
export function findLine(
  row: PlanRow,
  known: readonly Entry[],
  items: readonly ItemInForce[],
  taken: ReadonlySet<number>,
  year: number,
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
  if (same.length <= 1) return same[0];
  // the same item more than once: by its windows and amount, then by its windows alone
  const windows = (each: Entry) =>
    JSON.stringify(each.windows) === JSON.stringify(readWindows(row.windows, year));
  return (
    same.find((each) => windows(each) && each.amount === (row.amount ?? each.amount)) ?? same.find(windows)
  );
}

/** What a row makes of its line; undefined after a problem. */
export function entryOf(
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
