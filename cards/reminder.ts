/** 时限提醒: one card for all that is due to one reader this morning. */
import type { Audience, DeadlineKind, Stage } from '../src/domain/deadlines.ts';
import { type Card, card, listed, md, safe } from './kit.ts';
import { words as general, shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.reminder;

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
  const [first] = rows;
  const title =
    rows.length === 1 && first
      ? words.titleOne(general.deadlines[first.kind], general.stages[first.stage])
      : words.title(rows.length);
  return card({
    state: late ? 'late' : 'todo',
    title,
    summary: rows.length === 1 ? title : words.summary(rows.length),
    elements: [md(words.lead[audience]), ...listed(rows.map(line))],
  });
}

function line({ name, county, kind, stage, due, provisional }: ReminderRow): string {
  return words.line(
    safe(shortName(name, county)),
    general.deadlines[kind],
    general.stages[stage],
    words.due(due, provisional),
  );
}
