/** 新增抽查事项: what must be there at once, then a draft to fill in and submit. */
import { datePicker, form, input, select } from './form-kit.ts';
import { button, type Card, card, type Element, md, note, safe } from './kit.ts';
import { columns } from './words-columns.ts';
import { faces } from './words-faces.ts';
import { itemWords, newItemWords as words } from './words-item.ts';
import { register } from './words-register.ts';

type Name = keyof typeof words.fields;
const field = (name: Name, required = false) => ({ name, label: words.fields[name], required });
const LONG = 1000;

export function newItemForm({ today, trades }: { today: string; trades: readonly string[] }): Card {
  return card({
    state: 'todo',
    title: words.title,
    summary: words.summary,
    elements: [
      md(words.lead),
      form(
        'new-item',
        'draft',
        [
          ...input(field('name', true), words.hints.name),
          ...select(
            field('trade', true),
            trades.map((trade) => ({ value: trade, text: trade })),
            faces.common.choose,
            trades[0],
          ),
          ...input(field('basis', true), words.hints.basis, { max: 200 }),
          ...input(field('content', true), words.hints.content, { lines: 4, max: LONG }),
          ...input(field('source'), words.hints.source, { max: 200 }),
          ...datePicker(field('from', true), faces.common.day, today),
        ],
        words.keep,
      ),
    ],
  });
}

export type ItemDraftView = {
  readonly id: number;
  readonly state: 'draft' | 'submitted' | 'withdrawn';
  readonly name: string;
  readonly rows: readonly { readonly column: string; readonly value: string }[];
  readonly quoted: boolean;
  readonly category: 'key' | 'general' | 'both';
  readonly filled: Readonly<
    Partial<Record<'method' | 'object' | 'ratio' | 'frequency' | 'officers', string>>
  >;
};

export function itemDraftCard(view: ItemDraftView): Card {
  const { id, state, name } = view;
  const open = state === 'draft';
  const lead = { draft: words.draftLead, submitted: words.sent, withdrawn: words.gone }[state];
  return card({
    state: open ? 'todo' : state === 'submitted' ? 'running' : 'void',
    title: words.draftTitle,
    summary: words.draftSummary,
    elements: [
      md(lead(safe(name))),
      ...view.rows.map(({ column, value }) => md(`**${columns[column] ?? column}** ${safe(value, 300)}`)),
      note(view.quoted ? itemWords.quoted : itemWords.gist),
      ...(open ? [fillForm(view), submitForm(id)] : []),
      open ? button(words.withdraw, 'withdraw-item', id, 'danger', words.withdrawAsk) : undefined,
    ],
  });
}

function fillForm({ id, category, filled }: ItemDraftView): Element {
  const text = (name: 'method' | 'object' | 'ratio' | 'frequency' | 'officers', required = false) =>
    input(field(name, required), words.hints[name], {
      max: 200,
      ...(filled[name] !== undefined && { initial: filled[name] }),
    });
  return form(
    'fill-item',
    id,
    [
      ...select(
        field('category', true),
        (['both', 'key', 'general'] as const).map((code) => ({
          value: code,
          text: register.categories[code],
        })),
        faces.common.choose,
        category,
      ),
      ...text('method', true),
      ...text('object'),
      ...text('ratio'),
      ...text('frequency'),
      ...text('officers'),
    ],
    words.fill,
    'default',
  );
}

function submitForm(id: number): Element {
  return form(
    'submit-item',
    id,
    [
      ...input(field('powerEntry'), words.hints.powerEntry, { max: 200 }),
      ...input(field('jointWith'), words.hints.jointWith, { max: 200 }),
      ...input(field('reason', true), words.hints.reason, { max: 200 }),
    ],
    words.submit,
  );
}
