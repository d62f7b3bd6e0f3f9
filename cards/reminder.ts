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
  /** working days left; after an outage fewer than the stage says */
  readonly left?: number;
};

export function reminderCard(audience: Audience, rows: readonly ReminderRow[]): Card {
  const late = rows.some((row) => row.stage === 'overdue' || row.stage === 'escalated');
  const [first] = rows;
  const title =
    rows.length === 1 && first
      ? words.titleOne(general.deadlines[first.kind], stageText(first))
      : words.title(rows.length);
  return card({
    state: late ? 'late' : 'todo',
    title,
    summary: rows.length === 1 ? title : words.summary(rows.length),
    elements: [md(words.lead[audience]), ...listed(rows.map(line))],
  });
}

function line(row: ReminderRow): string {
  return words.line(
    safe(shortName(row.name, row.county)),
    general.deadlines[row.kind],
    stageText(row),
    words.due(row.due, row.provisional),
  );
}

function stageText({ stage, left }: ReminderRow): string {
  const before = stage === 'T-10' || stage === 'T-5' || stage === 'T-2';
  return before && left ? words.left(left) : general.stages[stage];
}
