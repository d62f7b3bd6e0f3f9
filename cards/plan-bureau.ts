/** 全局年度抽查计划: the plans of the sections, and 登记公布. */
import { type PlanDays, supervisionDays } from '../src/domain/yearly-plan/days.ts';
import type { PlanState } from '../src/domain/yearly-plan/plan.ts';
import type { Spread } from '../src/domain/yearly-plan/spread.ts';
import { figures } from './figures.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import { button, type Card, type CardState, card, type Element, md, resolved, safe } from './kit.ts';
import { daysFold, type PlannedVisits } from './plan-days.ts';
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
  readonly visits: PlannedVisits;
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
