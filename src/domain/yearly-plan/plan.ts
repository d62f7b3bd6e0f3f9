/** 计划的状态: 编制中, 待审批, 已退回, 已批准; replaced by an adjustment 调整, or a draft of one that was given up. */
import { Refusal } from '../refusal.ts';
import type { PlanEntry } from './entry.ts';

export const PLAN_STATES = ['draft', 'open', 'returned', 'approved', 'replaced', 'dropped'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export type PlanHead = {
  readonly state: PlanState;
  readonly version: number;
  readonly reason: string | null;
};

/** Lines may change while it is in the making. */
export function checkEditable({ state }: Pick<PlanHead, 'state'>): void {
  if (state === 'open') throw new Refusal('plan-open');
  if (state !== 'draft' && state !== 'returned') throw new Refusal('stale');
}

/** 提交审批: with a line at least, an adjustment with its reason. */
export function checkSubmit(plan: PlanHead, entries: number): void {
  checkEditable(plan);
  if (entries === 0) throw new Refusal('plan-empty');
  if (plan.version > 1 && !plan.reason) throw new Refusal('plan-reason-missing');
}

export type LineChange = {
  readonly line: number;
  readonly item: string;
  readonly is: 'added' | 'changed' | 'removed';
  /** what differs */
  readonly fields: readonly (keyof PlanEntry)[];
};

const COMPARED = [
  'item',
  'basis',
  'content',
  'method',
  'trades',
  'type',
  'amount',
  'windows',
  'teams',
  'experts',
  'partners',
  'frequency',
  'remark',
] as const satisfies readonly (keyof PlanEntry)[];

/** 调整了什么: by line. */
export function changesOf(before: readonly PlanEntry[], after: readonly PlanEntry[]): LineChange[] {
  const old = new Map(before.map((entry) => [entry.line, entry]));
  const kept = new Set(after.map(({ line }) => line));
  const changed = after.flatMap((entry): LineChange[] => {
    const was = old.get(entry.line);
    if (!was) return [{ line: entry.line, item: entry.item, is: 'added', fields: [] }];
    const fields = COMPARED.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(entry[key]));
    return fields.length === 0 ? [] : [{ line: entry.line, item: entry.item, is: 'changed', fields }];
  });
  const removed = before
    .filter(({ line }) => !kept.has(line))
    .map(({ line, item }): LineChange => ({ line, item, is: 'removed', fields: [] }));
  return [...changed, ...removed].sort((a, b) => a.line - b.line);
}
