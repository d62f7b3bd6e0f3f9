/** 待办 of one person. */
import { button, type Card, card, listed, md, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.todo;

export type TodoRow = {
  readonly kind: keyof typeof words.kinds;
  /** an enterprise, or a draw's number */
  readonly subject: { readonly name: string; readonly county: string } | string;
  readonly due?: { readonly day: string; readonly provisional: boolean };
};
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
    elements: [md(words.lead), ...listed(rows.map(line)), button(words.show, 'show-cards', 'mine')],
  });
}

function line({ kind, subject, due }: TodoRow): string {
  const name = typeof subject === 'string' ? subject : shortName(subject.name, subject.county);
  const until = due ? faces.reminder.due(due.day, due.provisional) : '';
  return words.line(words.kinds[kind], safe(name), until);
}
