/**
 * 录入省级平台 (实施细则 四(二): 及时将“一单两库”录入省级平台, 实施计划录入平台). No interface is known and 及时 names no
 * number of days, so columns and days are settings, and what was entered is known by a receipt.
 */
import { stageInstant } from './deadlines.ts';
import { addWorkdays, type Calendar, type CountedDay, type Day } from './working-days.ts';

/** 抽查事项清单, 检查对象名录库, 执法检查人员名录库, 实施计划. */
export const PLATFORM_KINDS = ['items', 'enterprises', 'inspectors', 'plan'] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/** A column of the platform: a field of ours, or what is the same in every row. */
export type PlatformColumn =
  | { readonly header: string; readonly field: string }
  | { readonly header: string; readonly value: string };

/** 录入期限 unless the bureau says otherwise. */
export const PLATFORM_DAYS = 10;

export type PlatformStage = 'T-5' | 'T-2' | 'T-0' | 'overdue' | 'escalated';
/** 执法监督科 is reminded; two working days after the term 领导小组 hears of it. */
const STEPS: readonly { stage: PlatformStage; offset: number }[] = [
  { stage: 'T-5', offset: -5 },
  { stage: 'T-2', offset: -2 },
  { stage: 'T-0', offset: 0 },
  { stage: 'overdue', offset: 1 },
  { stage: 'escalated', offset: 2 },
];

export function platformDue(calendar: Calendar, opened: Day, days: number): CountedDay {
  return addWorkdays(calendar, opened, days);
}

/** The latest stage that has come, after `since`: what was missed in between is not said any more. */
export function platformStage(
  calendar: Calendar,
  due: Day,
  since: Date,
  now: Date,
): PlatformStage | undefined {
  const come = STEPS.findLast(({ offset }) => stageInstant(offset, due, calendar) <= now);
  return come && stageInstant(come.offset, due, calendar) > since ? come.stage : undefined;
}

/** The next instant at which another stage comes. */
export function nextPlatformStage(calendar: Calendar, due: Day, now: Date): Date | null {
  const later = STEPS.map(({ offset }) => stageInstant(offset, due, calendar)).find((at) => at > now);
  return later ?? null;
}
