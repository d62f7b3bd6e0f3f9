/** 发起抽查: the form that a bare 「抽查」 opens. */
import type { Helpers } from '../src/domain/crews.ts';
import { daysFields, helpField } from './draw-fields.ts';
import { form, input, select } from './form-kit.ts';
import { type Card, card, md, note, resolved, safe } from './kit.ts';
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
  /** 联合部门 that have people to send */
  readonly departments: readonly string[];
  readonly help: Helpers;
};

export const ALL_TRADES = 'all';

export function drawForm(view: DrawFormView): Card {
  const scopes = [
    { value: ALL_TRADES, text: words.allTrades },
    ...view.trades.map((trade) => ({ value: trade, text: trade })),
    ...(view.scope?.includes(',')
      ? [{ value: view.scope, text: view.scope.replaceAll(',', faces.common.between) }]
      : []),
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
          ...daysFields(view.from, view.to),
          ...helpField(view.departments, view.help),
        ],
        words.next,
      ),
    ],
  });
}

export function drawFormDone(
  section: string,
  who: string,
  when: Date,
  { no, kind }: { readonly no: string; readonly kind: 'formal' | 'drill' },
): Card {
  return card({
    state: kind === 'drill' ? 'drill' : 'done',
    title: words.title(section),
    summary: words.summary,
    elements: [resolved(words.done(safe(who), when, no))],
  });
}
