/** 名录的提醒: when a certificate is warned of, when key units without a visit are, and for which year a register is confirmed. */
import { addDays, type Day } from './working-days.ts';

/** 执法证到期提醒: so many days before; after an outage only the latest is said. */
export const WARNED = [60, 30, 7] as const;
export type Warned = (typeof WARNED)[number];

/** The stage that has been reached, if any: a certificate that has run out is not warned of any more. */
export function warningOf(validUntil: Day, today: Day): Warned | undefined {
  if (validUntil < today) return undefined;
  return [...WARNED].reverse().find((days) => addDays(validUntil, -days) <= today);
}

/** The next day on which a stage is reached. */
export function nextWarning(validUntil: Day, today: Day): Day | undefined {
  return WARNED.map((days) => addDays(validUntil, -days)).find((day) => day > today);
}

/** 重点检查单位一般每年至少一次 (实施细则 四(四)): from this day on those without a visit are named. */
export function alarmFrom(today: Day): Day {
  return `${today.slice(0, 4)}-10-01`;
}

/** A register is confirmed for the year that runs, and from November on for the next. */
export function mayConfirm(year: number, today: Day): boolean {
  return year === Number(today.slice(0, 4)) || year === confirmedYear(today);
}

/** 每年结合年度监督检查计划编制 (实施细则 三(二)): from November on it is about the next year. */
export function confirmedYear(today: Day): number {
  return Number(today.slice(0, 4)) + (today.slice(5) >= '11-01' ? 1 : 0);
}
