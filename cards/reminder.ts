/** 时限提醒: one card for all that is due to one reader this morning. */
import type { Audience, DeadlineKind, Stage } from '../src/domain/deadlines.ts';
import { type Card, card, md, note, table } from './kit.ts';
import { words as general, shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.reminder;
const ROWS = 60;

export type ReminderRow = {
  readonly name: string;
  readonly county: string;
  readonly kind: DeadlineKind;
  readonly stage: Stage;
  readonly due: string;
  readonly provisional: boolean;
};

export function reminderCard(audience: Audience, rows: readonly ReminderRow[]): Card {
  const late = rows.some((row) => row.stage === 'overdue' || row.stage === 'escalated');
  return card({
    state: late ? 'late' : 'todo',
    title: words.title(rows.length),
    summary: words.summary(rows.length),
    elements: [
      md(words.lead[audience]),
      table(
        [
          { name: 'unit', title: words.columns.unit },
          { name: 'what', title: words.columns.what },
          { name: 'stage', title: words.columns.stage },
          { name: 'due', title: words.columns.due },
        ],
        rows.slice(0, ROWS).map((row) => ({
          unit: shortName(row.name, row.county),
          what: general.deadlines[row.kind],
          stage: general.stages[row.stage],
          due: words.due(row.due, row.provisional),
        })),
      ),
      rows.length > ROWS ? note(faces.common.more(rows.length - ROWS)) : undefined,
    ],
  });
}
