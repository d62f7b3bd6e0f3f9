/** 抽查计划: the form of one line. */
import type { DrawType } from '../src/domain/plan.ts';
import { form, input, select } from './form-kit.ts';
import { button, type Card, card, md, resolved, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { planWords as words } from './words-plan.ts';
import { planEntryWords } from './words-plan-forms.ts';

const own = planEntryWords;

export const typeChoices = [
  { value: 'general', text: words.types.general },
  { value: 'key', text: words.types.key },
];

export type EntryFormView = {
  /** the plan, and `-<entry>` where a line is edited */
  readonly id: string;
  readonly section: string;
  readonly year: number;
  /** 抽查事项 that may be chosen */
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly values: {
    readonly item?: string;
    readonly type: DrawType;
    readonly amount: string;
    readonly windows: string;
    readonly help: string;
    readonly partners: string;
  };
  /** may be removed */
  readonly entryId?: number;
};

export function entryForm({ id, section, year, items, values, entryId }: EntryFormView): Card {
  const text = (name: string, label: string, hint: string, initial: string, required = false) =>
    input({ name, label, required }, hint, { max: 100, ...(initial !== '' && { initial }) });
  const codes = items.map(({ code, name }) => ({ value: code, text: name }));
  return card({
    state: 'todo',
    title: own.title(safe(section), year),
    summary: own.summary,
    elements: [
      md(own.lead),
      form(
        'keep-entry',
        id,
        [
          ...select(
            { name: 'item', label: own.item, required: true },
            codes,
            faces.common.choose,
            values.item ?? codes[0]?.value,
          ),
          ...select(
            { name: 'type', label: own.type, required: true },
            typeChoices,
            faces.common.choose,
            values.type,
          ),
          ...text('amount', own.amount, own.amountHint, values.amount),
          ...text('windows', own.windows, own.windowsHint, values.windows, true),
          ...text('help', own.help, own.helpHint, values.help),
          ...text('partners', own.partners, own.partnersHint, values.partners),
        ],
        own.keep,
      ),
      entryId === undefined
        ? undefined
        : button(own.remove, 'remove-entry', entryId, 'danger', own.removeAsk),
    ],
  });
}

/** The form once it was sent in, or the line is gone. */
export function entryFormDone(section: string, year: number, line: string): Card {
  return card({
    state: 'done',
    title: own.title(safe(section), year),
    summary: own.summary,
    elements: [resolved(line)],
  });
}
