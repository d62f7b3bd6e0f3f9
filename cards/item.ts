/** 抽查事项: the form to adjust one, and the card on which its publication is decided. */
import { ADJUSTABLE } from '../src/domain/item.ts';
import type { ItemState } from '../src/domain/register.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import {
  button,
  type Card,
  type CardState,
  card,
  type Element,
  listed,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { columns } from './words-columns.ts';
import { faces } from './words-faces.ts';
import { newItemWords, itemWords as words } from './words-item.ts';
import { register } from './words-register.ts';

export type ItemChoice = { readonly id: number; readonly name: string };
export type ItemFormView = {
  readonly today: string;
  readonly items: readonly ItemChoice[];
  /** what waits for approval */
  readonly waiting: readonly string[];
};

export function itemFormCard({ today, items, waiting }: ItemFormView): Card {
  const field = (name: keyof typeof words.fields, required = false) => ({
    name,
    label: words.fields[name],
    required,
  });
  return card({
    state: 'todo',
    title: words.formTitle,
    summary: words.formTitle,
    elements: [
      md(words.formLead),
      ...(waiting.length > 0 ? [note(words.waiting), ...listed(waiting.map((name) => safe(name)))] : []),
      form(
        'adjust-item',
        'new',
        [
          ...select(
            field('item', true),
            items.map(({ id, name }) => ({ value: `${id}`, text: name })),
            faces.common.choose,
            items[0] && `${items[0].id}`,
          ),
          ...select(
            field('field', true),
            ADJUSTABLE.map((each) => ({ value: each, text: words.adjustable[each] })),
            faces.common.choose,
            ADJUSTABLE[0],
          ),
          ...input(field('value'), words.valueHint, { lines: 3, max: 1000 }),
          ...input(field('source'), words.sourceHint, { max: 200 }),
          ...datePicker(field('from', true), faces.common.day, today),
          ...input(field('reason', true), words.reasonHint, { max: 200 }),
        ],
        words.submit,
      ),
      button(newItemWords.open, 'open-new-item', 'item'),
    ],
  });
}

export type ItemView = {
  readonly id: number;
  readonly state: ItemState;
  readonly name: string;
  readonly no: number;
  /** it was never published */
  readonly isNew?: boolean;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
  readonly from: string;
  readonly to: string | null;
  readonly quoted: boolean;
  readonly reason: string;
  readonly submitter: string;
  readonly submittedAt: Date;
  readonly decided?: { readonly by: string; readonly behalf?: string; readonly at: Date };
  readonly returnReason?: string;
  /** for a reader who does not decide: by whom it is decided */
  readonly passedTo?: string;
};
const STATES = {
  draft: 'running',
  submitted: 'todo',
  published: 'done',
  returned: 'refused',
  withdrawn: 'void',
} as const satisfies Record<ItemState, CardState>;

/** What is new, field by field; of an item's first version there is nothing that it was before. */
function changeLines({ changes, no, isNew }: ItemView): Element[] {
  const label = (column: string) => columns[column] ?? column;
  if (no > 1 && !isNew)
    return changes.map(({ column, before, after }) =>
      md(words.change(label(column), safe(before, 400), safe(after, 400))),
    );
  const lines = changes
    .filter(({ column }) => column !== 'name')
    .map(({ column, after }) => words.first(label(column), safe(after, 400)));
  return lines.length > 0 ? [md(lines.join('\n'))] : [];
}

export function itemCard(view: ItemView): Card {
  const { id, state } = view;
  const decide = (name: 'decision' | 'returnReason', required = false) => ({
    name: name === 'decision' ? name : 'reason',
    label: words.fields[name],
    required,
  });
  return card({
    state: view.passedTo === undefined ? STATES[state] : 'running',
    title: words.title(view.no),
    summary: words.summary(view.no, register.itemStates[state]),
    elements: [
      md(
        view.isNew && state === 'submitted'
          ? newItemWords.askNew(safe(view.name))
          : words.lead[state](safe(view.name)),
      ),
      ...changeLines(view),
      ...(view.changes.some(({ column }) => column === 'content')
        ? [note(view.quoted ? words.quoted : words.gist)]
        : []),
      md(words.effective(view.from, view.to)),
      note(words.submitted(safe(view.submitter), view.submittedAt, safe(view.reason))),
      view.passedTo === undefined ? undefined : note(words.decidedBy(safe(view.passedTo, 60))),
      ...(state === 'submitted' && view.passedTo === undefined
        ? [
            form(
              'decide-item',
              id,
              [
                ...select(
                  decide('decision', true),
                  [
                    { value: 'approve', text: words.approve },
                    { value: 'return', text: words.giveBack },
                  ],
                  faces.common.choose,
                  'approve',
                ),
                ...input(decide('returnReason'), words.returnHint, { max: 200 }),
              ],
              words.decide,
            ),
          ]
        : []),
      ...(view.decided ? [resolved(decidedLine(view, view.decided))] : []),
      view.isNew && state === 'returned'
        ? button(newItemWords.again, 'reopen-item', id, 'primary_filled')
        : undefined,
    ],
  });
}

function decidedLine(view: ItemView, { by, behalf, at }: NonNullable<ItemView['decided']>): string {
  const who = behalf === undefined ? safe(by) : words.behalf(safe(by), safe(behalf));
  return view.state === 'returned'
    ? words.returnedLine(who, at, safe(view.returnReason ?? ''))
    : words.approvedLine(who, at);
}
