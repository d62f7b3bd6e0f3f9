/**
 * 抽查频次和上限 (实施细则 四(四): 「对一般检查单位的抽查频次，一般每年进行一次」; 国办发〔2024〕54号: a yearly cap): whether an
 * enterprise may be visited now. The cap bars a visit and takes nobody out of the register.
 */
import type { Grade } from './vocabulary.ts';
import type { Day } from './working-days.ts';

/** What follows from a credit class. `frequency`: visits in twelve months, in hundredths. */
export type GradeRule = {
  readonly grade: Grade;
  readonly ratioBp: number;
  readonly frequency: number;
  readonly cap: number | null;
  /** a frequency below once a year: whether the office keeps it; null: not decided */
  readonly kept: boolean | null;
};
const ONCE_A_YEAR = 100;

/** Where nothing was set: everyone once a year, the ratio as it is asked for. */
export const USUAL_RULE = { ratioBp: 0, frequency: ONCE_A_YEAR, cap: null, kept: null } as const;

/** 低于每年一次, against 四(四): the office decides, and until it has kept it, it counts as once a year. */
export function isBelowYearly({ frequency }: Pick<GradeRule, 'frequency'>): boolean {
  return frequency < ONCE_A_YEAR;
}
function frequencyOf(rule: GradeRule): number {
  return isBelowYearly(rule) && rule.kept !== true ? ONCE_A_YEAR : rule.frequency;
}

export type Visited = {
  readonly status: 'active' | 'suspended' | 'cancelled';
  readonly underWay: boolean;
  readonly isKey: boolean;
  readonly listing: string;
  readonly risk: string | null;
  readonly hazardLevel: number | null;
  readonly yearlyCap: number | null;
  /** visits this year, ours and others' */
  readonly inspected: number;
  /** the last one of all, ours or others' */
  readonly lastVisit: Day | null;
  /** 超上限检查依据 that is not used up */
  readonly mayExceed: boolean;
};
export type WhyNot =
  | 'suspended'
  | 'cancelled'
  | 'open-task'
  | 'cap-reached'
  | 'inspected-this-year'
  | 'not-due';

/** 黑名单, 失信 and 危险性较大的重点单位 (实施细则 三(二)): never left out because of their class. */
export function mustBeInPool(unit: Pick<Visited, 'isKey' | 'listing' | 'risk' | 'hazardLevel'>): boolean {
  const dangerous = unit.risk === 'greater' || unit.risk === 'major' || unit.hazardLevel !== null;
  return unit.isKey || unit.listing !== 'none' || dangerous;
}

/** Visits this year, with one that is known by its day alone. */
export function visitsThisYear(
  { inspected, lastVisit }: Pick<Visited, 'inspected' | 'lastVisit'>,
  today: Day,
): number {
  return Math.max(inspected, lastVisit?.startsWith(today.slice(0, 4)) ? 1 : 0);
}

export function isAtCap(
  unit: Pick<Visited, 'yearlyCap' | 'inspected' | 'lastVisit'>,
  rule: GradeRule,
  today: Day,
): boolean {
  const cap = unit.yearlyCap ?? rule.cap;
  return cap !== null && visitsThisYear(unit, today) >= cap;
}

/** Why an enterprise can't be drawn now, if it can't. */
export function whyNotNow(unit: Visited, rule: GradeRule, today: Day): WhyNot | undefined {
  if (unit.status !== 'active') return unit.status;
  if (unit.underWay) return 'open-task';
  if (unit.mayExceed) return undefined;
  if (isAtCap(unit, rule, today)) return 'cap-reached';
  const frequency = frequencyOf(rule);
  if (frequency >= ONCE_A_YEAR)
    return visitsThisYear(unit, today) >= Math.floor(frequency / ONCE_A_YEAR)
      ? 'inspected-this-year'
      : undefined;
  if (visitsThisYear(unit, today) > 0) return 'inspected-this-year';
  return !mustBeInPool(unit) && isTooSoon(unit.lastVisit, frequency, today) ? 'not-due' : undefined;
}

/** Within the years that a visit covers: 50 is once in two years. */
function isTooSoon(lastVisit: Day | null, frequency: number, today: Day): boolean {
  if (frequency === 0) return true;
  if (lastVisit === null) return false;
  const years = Math.ceil(ONCE_A_YEAR / frequency);
  return Number(today.slice(0, 4)) - Number(lastVisit.slice(0, 4)) < years;
}
