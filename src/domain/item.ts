/** 抽查事项清单的调整 (实施细则 三(一): 「进行动态调整,并公布」): what may be adjusted, and what a version then says. */
import { Refusal } from './refusal.ts';
import { addDays, type Day } from './working-days.ts';

/** Columns of the list that one adjustment may change; `end`: 停止适用. */
export const ADJUSTABLE = [
  'basis',
  'powerEntry',
  'body',
  'content',
  'method',
  'object',
  'ratio',
  'frequency',
  'officers',
  'jointWith',
  'name',
  'end',
] as const;
export type Adjustable = (typeof ADJUSTABLE)[number];

/** The code of the next item: I05 after I04; codes are never used again. */
export function nextItemCode(used: readonly string[]): string {
  const numbers = used.map((code) => Number(/^I(\d{1,6})$/.exec(code)?.[1] ?? 0));
  return `I${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

type Facts = {
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  readonly quoted: boolean;
  readonly source: string | null;
};
export type Adjustment = {
  readonly field: Adjustable;
  readonly value: string | undefined;
  /** the first day on which it holds; of 停止适用 the first on which nothing does */
  readonly from: Day;
  /** 出处 of a content that is quoted exactly; without one it is 「要点，非原文」 */
  readonly source: string | undefined;
};

/** The next version of an item. */
export function adjusted<T extends Facts>(
  version: T,
  { field, value, from, source }: Adjustment,
  today: Day,
): T {
  if (from < today) throw new Refusal('day-past');
  if (field === 'end') {
    const effectiveTo = addDays(from, -1);
    if (effectiveTo < version.effectiveFrom) throw new Refusal('day-order');
    return { ...version, effectiveTo };
  }
  if (value === undefined) throw new Refusal('value-missing');
  const next = { ...version, [field]: value, effectiveFrom: from, effectiveTo: null };
  if (field === 'jointWith') return { ...next, joint: true };
  return field === 'content' ? { ...next, quoted: source !== undefined, source: source ?? null } : next;
}
