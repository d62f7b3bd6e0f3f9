/** 发起抽查: the form that a bare 「抽查」 opens. */
import type { Helpers } from '../src/domain/crews.ts';
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
  /** 联合部门 that have people to send */
  readonly departments: readonly string[];
  readonly help: Helpers;
};
/** 专家人数: so many at most (draws.experts) */
export const MOST_EXPERTS = 5;
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
          ...datePicker({ name: 'from', label: words.from, required: true }, faces.common.day, view.from),
          ...datePicker({ name: 'to', label: words.to, required: true }, faces.common.day, view.to),
          ...helpField(view.departments, view.help),
        ],
        words.next,
      ),
    ],
  });
}

/** so many experts are offered together with a partner */
const WITH_PARTNER = 2;

/** 专家人数, and which 联合部门 takes part: fixed before the draw. Several departments at once are typed in a line. */
export function helpField(
  departments: readonly string[],
  { experts, partners }: Helpers,
): readonly Element[] {
  const values = [
    ...range(MOST_EXPERTS).map((n) => `${n}`),
    ...departments.flatMap((name) => range(WITH_PARTNER).map((n) => `${n}+${name}`)),
  ];
  const chosen = [`${Math.min(experts, MOST_EXPERTS)}`, ...partners].join('+');
  return select(
    { name: 'help', label: words.experts },
    [...new Set([...values, chosen])].map((value) => ({ value, text: helpChoice(value) })),
    faces.common.choose,
    chosen,
  );
}

const range = (most: number) => Array.from({ length: most + 1 }, (_, n) => n);

function helpChoice(value: string): string {
  const [n = '0', ...partners] = value.split('+');
  return partners.length === 0 ? words.expertsOf(Number(n)) : words.joint(partners.join('、'), Number(n));
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
