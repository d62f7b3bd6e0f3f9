/** 年度抽查计划 of a section: its lines, what has come of them, and what its reader may do with it. */
import { figures } from './figures.ts';
import { type Choice, form, input, select } from './form-kit.ts';
import {
  button,
  buttons,
  type Card,
  type CardState,
  card,
  clip,
  type Element,
  fold,
  md,
  resolved,
  safe,
} from './kit.ts';
import { publishForm } from './plan-bureau.ts';
import { coverageFold, LISTED_LINES, lineList, type PlanLine, spreadFold, yearChart } from './plan-lines.ts';
import { isAdjustment, isDone, NEW_LINE, type PlanView, TEMPORARY, toPublish } from './plan-view.ts';
import { faces } from './words-faces.ts';
import { planWords as words } from './words-plan.ts';

export function planCard(view: PlanView): Card {
  const { section, year, state, lines } = view;
  const title = words.title(safe(section), year);
  const sum = (key: keyof PlanLine['progress']) => lines.reduce((all, line) => all + line.progress[key], 0);
  const running = state === 'approved';
  return card({
    state: cardState(view),
    title: isAdjustment(view) ? words.adjusting(title) : title,
    summary: toPublish(view)
      ? words.toldPublish(safe(section), year)
      : words.summary(safe(section), year, words.states[state]),
    elements: [
      md(lead(view)),
      lines.length === 0
        ? undefined
        : figures([
            { value: lines.length, label: words.figures.entries },
            { value: sum('target'), label: words.figures.target },
            ...(running
              ? [
                  { value: sum('drawn'), label: words.figures.drawn },
                  { value: sum('visited'), label: words.figures.visited },
                ]
              : []),
          ]),
      yearChart(lines),
      ...lineList(lines, true),
      ...(running ? facts(view) : []),
      ...history(view),
      ...controls(view),
    ],
  });
}

function cardState(view: PlanView): CardState {
  const { state, reader } = view;
  if (state === 'replaced' || state === 'dropped') return 'void';
  if (state === 'open') return 'running';
  if (state === 'approved') return isDone(view) ? 'done' : toPublish(view) ? 'todo' : 'running';
  return reader === 'chief' ? 'todo' : 'running';
}

function lead(view: PlanView): string {
  const { state, reader, decided, returnReason } = view;
  const mine = reader === 'chief';
  switch (state) {
    case 'none':
      return mine ? words.lead.none : words.lead.noneRead;
    case 'draft':
      if (!mine) return words.lead.draftRead;
      return view.version > 1 ? words.lead.adjusting : words.lead.draft;
    case 'returned':
      return words.lead.returned(
        safe(decided?.by ?? ''),
        decided?.at ?? new Date(0),
        safe(returnReason ?? ''),
      );
    case 'approved':
      if (isDone(view)) return words.lead.done;
      if (mine) return words.lead.approved;
      return toPublish(view) ? words.lead.toPublish : words.lead.approvedRead;
    default:
      return words.lead[state];
  }
}

function facts({ coverage, spread, temporary }: PlanView): Element[] {
  const lines = temporary.map(({ no, temporaryNo }) => words.temporary.line(no, safe(temporaryNo, 40)));
  return [
    coverageFold(coverage),
    spreadFold(spread),
    ...(lines.length > 0
      ? [fold(words.temporary.fold(lines.length), [md(lines.slice(0, LISTED_LINES).join('\n'))])]
      : []),
  ];
}

function history({ state, reason, submitted, decided, published }: PlanView): Element[] {
  const by =
    decided &&
    (decided.behalf ? faces.approval.behalf(safe(decided.by), safe(decided.behalf)) : safe(decided.by));
  return [
    ...(reason ? [resolved(words.reasonLine(safe(reason)))] : []),
    ...(submitted && state === 'open'
      ? [resolved(words.submittedLine(safe(submitted.by), submitted.at))]
      : []),
    ...(decided && by && (state === 'approved' || state === 'replaced')
      ? [resolved(words.approvedLine(by, decided.at))]
      : []),
    ...(published ? [resolved(words.publishedLine(published.day, safe(published.where)))] : []),
  ];
}

function controls(view: PlanView): Element[] {
  const { id, state, reader } = view;
  if (state === 'replaced' || state === 'dropped') return [];
  const exporting = button(words.export, 'export-plan', id);
  if (reader === 'chief' && (state === 'none' || state === 'draft' || state === 'returned'))
    return making(view);
  if (state === 'none') return [];
  if (reader === 'chief' && state === 'approved') {
    const [next, ...more] = view.lines.filter(({ progress }) => progress.drawn < progress.target);
    const only = next && more.length === 0 ? `${next.id}` : undefined;
    return [
      form('open-entry-draw', id, select(pick, drawChoices(view), faces.common.choose, only), words.draw),
      buttons([button(words.adjust, 'adjust-plan', id, 'default', words.adjustAsk), exporting]),
    ];
  }
  return toPublish(view) ? [publishForm(id, view.today), exporting] : [exporting];
}

/** so much of an item stands in a choice */
const OPTION = 30;

const pick = { name: 'entry', label: words.pick, required: true };

function choices({ lines }: PlanView): Choice[] {
  return lines
    .slice(0, LISTED_LINES)
    .map(({ id, line, item }) => ({ value: `${id}`, text: words.option(line, clip(item, OPTION)) }));
}

const drawChoices = (view: PlanView): Choice[] => [
  ...choices(view),
  { value: TEMPORARY, text: words.temporaryOne },
];

function making(view: PlanView): Element[] {
  const { id, lines, version } = view;
  if (lines.length === 0)
    return [
      button(words.addOne, 'edit-entry', id, 'primary_filled'),
      button(words.template, 'plan-template', id),
    ];
  const all = [{ value: NEW_LINE, text: words.addOne }, ...choices(view)];
  const edit = form(
    'edit-entry',
    id,
    select(pick, all, faces.common.choose, NEW_LINE),
    words.edit,
    'default',
  );
  const last =
    version > 1
      ? button(words.drop, 'drop-plan', id, 'danger', words.dropAsk)
      : button(words.export, 'export-plan', id);
  const reason = { name: 'reason', label: words.reason, required: version > 1 };
  const submit =
    version > 1
      ? form(
          'submit-plan',
          id,
          input(reason, words.reasonHint, { max: 200, ...(view.reason && { initial: view.reason }) }),
          words.submit,
        )
      : button(words.submit, 'submit-plan', id, 'primary_filled');
  return [edit, submit, last];
}
