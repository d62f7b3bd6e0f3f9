/** 待办 of one person. */
import { button, type Card, card, md, table } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.todo;

export type TodoRow = {
  readonly kind: keyof typeof words.kinds;
  /** an enterprise, or a draw's number */
  readonly subject: { readonly name: string; readonly county: string } | string;
  readonly due?: { readonly day: string; readonly provisional: boolean };
};
/** more would not fit; the cards themselves have all */
const ROWS = 60;

export function todoCard(rows: readonly TodoRow[]): Card {
  if (rows.length === 0)
    return card({
      state: 'done',
      title: words.title(0),
      summary: words.summary(0),
      elements: [md(words.empty)],
    });
  return card({
    state: 'todo',
    title: words.title(rows.length),
    summary: words.summary(rows.length),
    elements: [
      md(words.lead),
      table(
        [
          { name: 'what', title: words.columns.what },
          { name: 'unit', title: words.columns.unit },
          { name: 'due', title: words.columns.due },
        ],
        rows.slice(0, ROWS).map((row) => ({
          what: words.kinds[row.kind],
          unit:
            typeof row.subject === 'string' ? row.subject : shortName(row.subject.name, row.subject.county),
          due: row.due ? faces.reminder.due(row.due.day, row.due.provisional) : '',
        })),
      ),
      button(words.show, 'show-cards', 'mine'),
    ],
  });
}
