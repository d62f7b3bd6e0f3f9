/** 监督检查工作日: how they are worked out, and the form of them. */
import {
  dayListText,
  dayUse,
  NON_LAW,
  OTHER_LAW,
  type PlanDays,
  supervisionDays,
} from '../src/domain/yearly-plan/days.ts';
import type { DayKind } from '../src/domain/yearly-plan/words.ts';
import { form, input } from './form-kit.ts';
import { type Card, card, type Element, fold, md, note, resolved, safe } from './kit.ts';
import { planWords } from './words-plan.ts';
import { bureauPlanWords } from './words-plan-bureau.ts';

const words = bureauPlanWords;

/** 应查 by kind, over all sections. */
export type PlannedVisits = { readonly key: number; readonly general: number };

/** 总法定 − 其他执法 − 非执法, with what each is made of, and what the plans of the sections need of it. */
export function daysLines(days: PlanDays, visits: PlannedVisits): string[] {
  const { total, other, nonLaw, supervision } = supervisionDays(days);
  const { key, general, left } = dayUse(days, visits);
  return [
    words.total(days.officers, days.workdays, total),
    words.other(other, kinds(days.other, OTHER_LAW)),
    words.nonLaw(nonLaw, kinds(days.nonLaw, NON_LAW)),
    words.supervision(total, other, nonLaw, supervision),
    words.use(days.perVisit, key, general, left),
  ];
}

function kinds(list: PlanDays['other'], known: readonly DayKind[]): string {
  return known
    .filter(({ code }) => (list[code] ?? 0) > 0)
    .map(({ code, name }) => words.kind(name, list[code] ?? 0))
    .join(words.join);
}

export function daysFold(days: PlanDays, visits: PlannedVisits): Element {
  const over = dayUse(days, visits).left < 0;
  const lines = daysLines(days, visits).join('\n');
  return fold(words.days(supervisionDays(days).supervision), [md(lines), note(words.source)], over);
}

export type DaysFormView = { readonly year: number; readonly days: PlanDays; readonly adjusts: boolean };
/** so long a list of days may be */
export const LIST_LENGTH = 300;

export function daysForm({ year, days, adjusts }: DaysFormView): Card {
  const own = words.form;
  const number = (name: string, label: string, value: number) =>
    input({ name, label, required: true }, own.number, { max: 6, initial: `${value}` });
  const list = (name: string, label: string, value: string) =>
    input({ name, label, required: true }, own.list, { max: LIST_LENGTH, lines: 3, initial: value });
  return card({
    state: 'todo',
    title: own.title(year),
    summary: own.summary,
    elements: [
      md(own.lead),
      form(
        'keep-plan-days',
        year,
        [
          ...number('officers', own.officers, days.officers),
          ...number('workdays', own.workdays, days.workdays),
          ...list('other', own.other, dayListText(days.other, OTHER_LAW)),
          ...list('nonLaw', own.nonLaw, dayListText(days.nonLaw, NON_LAW)),
          ...number('perVisit', own.perVisit, days.perVisit),
          ...(adjusts
            ? input({ name: 'reason', label: own.reason, required: true }, planWords.reasonHint, { max: 200 })
            : []),
        ],
        own.keep,
      ),
    ],
  });
}

/** The form once it was sent in. */
export function daysFormDone(year: number, who: string, when: Date, supervision: number): Card {
  const own = words.form;
  return card({
    state: 'done',
    title: own.title(year),
    summary: own.summary,
    elements: [resolved(own.done(safe(who), when, supervision))],
  });
}
