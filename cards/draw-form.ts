/** 发起抽查: the form that a bare 「抽查」 opens. */
import { datePicker, form, input, select } from './form-kit.ts';
import { type Card, card, type Element, md, note, resolved, safe } from './kit.ts';
import { faces } from './words-faces.ts';

const words = faces.drawForm;

export type DrawFormView = {
  readonly sectionId: number;
  readonly section: string;
  readonly trades: readonly string[];
  readonly witnesses: readonly string[];
  readonly from: string;
  readonly to: string;
  /** what is proposed: the ratios by credit class, and what the last draw asked for */
  readonly suggested: string;
  /** what the ratios come to, class by class */
  readonly classes?: readonly { readonly grade: string; readonly pool: number; readonly comes: number }[];
  readonly last?: { readonly no: string; readonly amount: string };
  /** what the chief has typed already */
  readonly type: 'key' | 'general';
  readonly scope?: string | undefined;
  readonly amount: string;
  /** 专家 at each visit */
  readonly experts?: number;
};
/** 专家人数: so many at most (draws.experts) */
const MOST_EXPERTS = 5;
export const ALL_TRADES = 'all';

export function drawForm(view: DrawFormView): Card {
  const scopes = [
    { value: ALL_TRADES, text: words.allTrades },
    ...view.trades.map((trade) => ({ value: trade, text: trade })),
  ];
  return card({
    state: 'todo',
    title: words.title(view.section),
    summary: words.summary,
    elements: [
      md(words.lead),
      note(words.proposal(view.suggested, view.last)),
      ...((view.classes ?? []).length > 0 ? [note(words.classes(view.classes ?? []))] : []),
      md(words.witnesses(view.witnesses.map((name) => safe(name)).join('、'))),
      form(
        'preview-draw',
        view.sectionId,
        [
          ...select(
            { name: 'type', label: words.type, required: true },
            [
              { value: 'general', text: words.types.general },
              { value: 'key', text: words.types.key },
            ],
            faces.common.choose,
            view.type,
          ),
          ...select(
            { name: 'scope', label: words.scope, required: true },
            scopes,
            faces.common.choose,
            view.scope ?? ALL_TRADES,
          ),
          ...input({ name: 'amount', label: words.amount }, words.amountHint, { initial: view.amount }),
          ...datePicker({ name: 'from', label: words.from, required: true }, faces.common.day, view.from),
          ...datePicker({ name: 'to', label: words.to, required: true }, faces.common.day, view.to),
          ...expertsField(view.experts),
        ],
        words.next,
      ),
    ],
  });
}

/** 每次检查的专家人数, fixed before the draw. */
export function expertsField(experts = 0): readonly Element[] {
  return select(
    { name: 'experts', label: words.experts },
    Array.from({ length: MOST_EXPERTS + 1 }, (_, n) => ({ value: `${n}`, text: words.expertsOf(n) })),
    faces.common.choose,
    `${Math.min(experts, MOST_EXPERTS)}`,
  );
}

export function drawFormDone(section: string, who: string, when: Date, no: string): Card {
  return card({
    state: 'done',
    title: words.title(section),
    summary: words.summary,
    elements: [resolved(words.done(safe(who), when, no))],
  });
}
