/** 抽查计划: the form of a draw that starts from a line, and of one outside the plan. */
import type { Helpers } from '../src/domain/crews.ts';
import { daysFields, helpField, minutesField } from './draw-fields.ts';
import { ALL_TRADES } from './draw-form.ts';
import { form, input, select } from './form-kit.ts';
import { type Card, card, type Element, md, note, resolved, safe } from './kit.ts';
import { typeChoices } from './plan-entry-form.ts';
import { amountText, type PlanLine } from './plan-lines.ts';
import { faces } from './words-faces.ts';
import { windowsText, planWords as words } from './words-plan.ts';
import { planDrawWords } from './words-plan-forms.ts';

const drawing = planDrawWords;

export type EntryDrawView = {
  readonly section: string;
  readonly line: PlanLine;
  readonly trades: readonly string[];
  readonly amount: string;
  readonly witnesses: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly departments: readonly string[];
  readonly help: Helpers;
  /** 联合部门 of the line that have nobody to be drawn yet */
  readonly unmanned: readonly string[];
  /** its windows are over */
  readonly late: boolean;
};

/** 发起抽查 on a line: filled in from it. */
export function entryDrawForm(view: EntryDrawView): Card {
  const { line, section, from, to, late } = view;
  const { target, drawn } = line.progress;
  const amount = { name: 'amount', label: faces.drawForm.amount, required: true };
  return card({
    state: 'todo',
    title: drawing.title(line.line, safe(section)),
    summary: drawing.summary,
    elements: [
      md(late ? drawing.late : faces.drawForm.lead),
      md(about(view)),
      note(`${drawing.left(target, drawn)}${drawing.windows(windowsText(line.windows))}`),
      view.unmanned.length === 0
        ? undefined
        : md(drawing.unmanned(view.unmanned.map((name) => safe(name)).join('、'))),
      form(
        'draw-entry',
        line.id,
        [
          ...(line.type === 'general'
            ? input(amount, faces.drawForm.amountHint, { initial: view.amount })
            : []),
          ...daysFields(from, to),
          ...minutesField(view.minutes),
          ...helpField(view.departments, view.help),
        ],
        faces.drawForm.next,
      ),
    ],
  });
}

function about({ line, trades, witnesses }: EntryDrawView): string {
  const list = trades.map((trade) => safe(trade)).join('、');
  return [
    drawing.about(safe(line.item), `${words.types[line.type]}`, list),
    line.type === 'key' ? '' : drawing.amount(amountText(line)),
    line.teams === null ? '' : drawing.teams(line.teams),
    faces.drawForm.witnesses(witnesses.map((name) => safe(name)).join('、')),
  ]
    .filter(Boolean)
    .join('\n');
}

export type TemporaryView = {
  readonly sectionId: number;
  readonly section: string;
  readonly trades: readonly string[];
  readonly from: string;
  readonly to: string;
  /** as it was filled in before */
  readonly number?: string;
  readonly type?: string;
  readonly scope?: string;
  readonly amount?: string;
  readonly departments: readonly string[];
  readonly help: Helpers;
};

/** 检查类型 and 范围 in one field, for a form has six; `WHAT` divides them. */
export const WHAT = ':';

function whatField({ trades, type = 'general', scope = ALL_TRADES }: TemporaryView): readonly Element[] {
  const scopes = [...new Set([ALL_TRADES, ...trades, scope])];
  const textOf = (each: string) =>
    each === ALL_TRADES ? faces.drawForm.allTrades : each.replaceAll(',', faces.common.between);
  const choices = typeChoices.flatMap(({ value, text }) =>
    scopes.map((each) => ({ value: `${value}${WHAT}${each}`, text: drawing.what(text, textOf(each)) })),
  );
  const chosen = `${type}${WHAT}${scope}`;
  return select(
    { name: 'what', label: drawing.whatLabel, required: true },
    choices,
    faces.common.choose,
    chosen,
  );
}

/** 计划外临时抽查: what it rests on must be said. */
export function temporaryForm(view: TemporaryView): Card {
  const { sectionId, section, from, to } = view;
  const { amount } = faces.drawForm;
  return card({
    state: 'todo',
    title: drawing.temporaryTitle(safe(section)),
    summary: drawing.summary,
    elements: [
      md(drawing.temporaryLead),
      form(
        'draw-temporary',
        sectionId,
        [
          ...input({ name: 'number', label: drawing.number, required: true }, drawing.numberHint, {
            max: 60,
            ...(view.number !== undefined && { initial: view.number }),
          }),
          ...whatField(view),
          ...input({ name: 'amount', label: amount }, faces.drawForm.amountHint, {
            initial: view.amount ?? '10%',
          }),
          ...daysFields(from, to),
          ...helpField(view.departments, view.help),
        ],
        faces.drawForm.next,
      ),
    ],
  });
}

/** Either of them, once it was sent in. */
export function planDrawDone(title: string, who: string, when: Date, no: string): Card {
  return card({
    state: 'done',
    title,
    summary: drawing.summary,
    elements: [resolved(faces.drawForm.done(safe(who), when, no))],
  });
}
