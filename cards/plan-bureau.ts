/** 全局年度抽查计划: 监督检查工作日, and the plans of the sections; and the form of the days. */
import {
  dayListText,
  dayUse,
  NON_LAW,
  OTHER_LAW,
  type PlanDays,
  supervisionDays,
} from '../src/domain/yearly-plan/days.ts';
import type { PlanState } from '../src/domain/yearly-plan/plan.ts';
import type { Spread } from '../src/domain/yearly-plan/spread.ts';
import type { DayKind } from '../src/domain/yearly-plan/words.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import {
  button,
  type Card,
  type CardState,
  card,
  type Element,
  figures,
  fold,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { type Coverage, coverageFold, spreadFold } from './plan-lines.ts';
import { faces } from './words-faces.ts';
import { planWords } from './words-plan.ts';
import { bureauPlanWords } from './words-plan-bureau.ts';

const words = bureauPlanWords;

export type BureauPlanView = {
  readonly bureau: string;
  readonly year: number;
  readonly state: PlanState | 'none';
  /** its version; absent where there is none */
  readonly id?: number;
  readonly reader: 'office' | 'reader';
  readonly today: string;
  readonly days?: PlanDays;
  readonly sections: readonly {
    readonly id: number;
    readonly name: string;
    readonly state: PlanState | 'none';
    readonly published: boolean;
    readonly entries: number;
    readonly target: number;
    readonly drawn: number;
    readonly visited: number;
  }[];
  /** 应查 by kind, over all sections */
  readonly visits: { readonly key: number; readonly general: number };
  readonly coverage: Coverage;
  readonly spread: Spread;
  readonly decided?: { readonly by: string; readonly at: Date };
  readonly returnReason?: string;
  readonly reason?: string;
  readonly published?: { readonly day: string; readonly where: string };
};

export function bureauPlanCard(view: BureauPlanView): Card {
  const { year, sections, days } = view;
  const sum = (key: 'target' | 'drawn' | 'visited') => sections.reduce((all, each) => all + each[key], 0);
  return card({
    state: cardState(view),
    title: words.title(safe(view.bureau), year),
    summary: words.summary(year),
    elements: [
      md(lead(view)),
      figures([
        ...(days ? [{ value: supervisionDays(days).supervision, label: words.figures.supervision }] : []),
        { value: sum('target'), label: words.figures.target },
        { value: sum('drawn'), label: words.figures.drawn },
        { value: sum('visited'), label: words.figures.visited },
      ]),
      md(sections.map(sectionLine).join('\n')),
      ...(days ? [daysFold(days, view.visits)] : []),
      coverageFold(view.coverage),
      spreadFold(view.spread),
      ...history(view),
      ...controls(view),
    ],
  });
}

const mayEdit = ({ reader, state }: BureauPlanView) => reader === 'office' && state !== 'open';
const toPublish = ({ reader, state, published }: BureauPlanView) =>
  reader === 'office' && state === 'approved' && !published;

function cardState(view: BureauPlanView): CardState {
  if (view.reader !== 'office') return 'info';
  if (view.state === 'approved') return toPublish(view) ? 'todo' : 'running';
  return view.state === 'open' ? 'running' : 'todo';
}

function lead(view: BureauPlanView): string {
  const { state, reader, decided, returnReason } = view;
  if (reader !== 'office') return words.lead.read;
  if (state === 'none' || state === 'draft' || state === 'open') return words.lead[state];
  if (state === 'returned') return words.lead.returned(safe(decided?.by ?? ''), safe(returnReason ?? ''));
  return toPublish(view) ? words.lead.toPublish : words.lead.read;
}

function sectionLine({
  name,
  state,
  published,
  entries,
  target,
  visited,
}: BureauPlanView['sections'][number]) {
  const said = planWords.states[state];
  return words.sectionLine(
    safe(name),
    published ? words.publishedMark(said) : said,
    entries,
    target,
    visited,
  );
}

/** 总法定 − 其他执法 − 非执法, with what each is made of, and what the plans of the sections need of it. */
export function daysLines(days: PlanDays, visits: BureauPlanView['visits']): string[] {
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

function daysFold(days: PlanDays, visits: BureauPlanView['visits']): Element {
  const over = dayUse(days, visits).left < 0;
  const lines = daysLines(days, visits).join('\n');
  return fold(words.days(supervisionDays(days).supervision), [md(lines), note(words.source)], over);
}

function history({ decided, state, published, reason }: BureauPlanView): Element[] {
  return [
    ...(reason ? [resolved(planWords.reasonLine(safe(reason)))] : []),
    ...(decided && state === 'approved'
      ? [resolved(planWords.approvedLine(safe(decided.by), decided.at))]
      : []),
    ...(published ? [resolved(planWords.publishedLine(published.day, safe(published.where)))] : []),
  ];
}

function controls(view: BureauPlanView): Element[] {
  const { sections, year, state, id, today } = view;
  const field = { name: 'section', label: words.section, required: true };
  const choices = sections.map((each) => ({ value: `${each.id}`, text: each.name }));
  const show =
    choices.length === 0
      ? []
      : [
          form(
            'show-plan',
            year,
            select(field, choices, faces.common.choose, choices[0]?.value),
            words.show,
            'default',
          ),
        ];
  const all = sections.some(({ entries }) => entries > 0) ? [exportAll(year)] : [];
  if (toPublish(view) && id !== undefined) return [publishForm(id, today), ...show, ...all];
  if (!mayEdit(view)) return [...show, ...all];
  const submit = id !== undefined && (state === 'draft' || state === 'returned');
  return [
    ...(submit ? [button(planWords.submit, 'submit-bureau-plan', id, 'primary_filled')] : []),
    button(words.fill, 'open-plan-days', year, submit ? 'default' : 'primary_filled'),
    ...show,
    ...(submit ? [] : all),
  ];
}

const exportAll = (year: number): Element => button(words.exportAll, 'export-bureau-plan', year, 'default');

/** 登记公布 of a plan of a section or of the bureau. */
export function publishForm(id: string | number, today: string): Element {
  const where = { name: 'where', label: planWords.publishWhere, required: true };
  return form(
    'publish-plan',
    id,
    [
      ...datePicker({ name: 'day', label: planWords.publishDay, required: true }, faces.common.day, today),
      ...input(where, planWords.publishWhereHint, { max: 200 }),
    ],
    planWords.publish,
  );
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
