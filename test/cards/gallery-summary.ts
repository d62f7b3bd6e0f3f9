/** 汇总, 进度. */
import type { CardState } from '../../cards/kit.ts';
import { type SummaryRow, summaryCard } from '../../cards/summary.ts';
import { type Piece, type Texts, TODAY, times } from './gallery-texts.ts';

export function summaries(t: Texts): Record<string, Piece> {
  const none: SummaryRow = {
    section: t.section,
    drawn: 0,
    accepted: 0,
    inspected: 0,
    problems: 0,
    rectified: 0,
    published: 0,
    overdue: 0,
  };
  const some = {
    ...none,
    drawn: 1234,
    accepted: 1200,
    inspected: 900,
    problems: 80,
    rectified: 60,
    published: 700,
  };
  const summary = (state: CardState, rows: SummaryRow[], draws: number, voids = 0, urgent = 0): Piece => ({
    state,
    card: summaryCard({
      today: TODAY,
      rows,
      draws,
      voids,
      toApprove: urgent,
      urgent,
      urgentOpen: urgent,
      chiefs: rows
        .filter(({ drawn }) => drawn > 0)
        .map(({ section }, i) => ({
          section,
          chief: t.names[i % 3] ?? '',
          draws: i + 1,
          again: i % 2,
          voids: i,
          substitutions: 2 * i,
        })),
    }),
  });
  return {
    'summary empty': summary('info', [none, { ...none, section: `${t.section}二` }], 0),
    'summary without sections': summary('info', [], 0),
    'summary one': summary('info', [some], 5, 1),
    'summary with urgent ones': summary('info', [some], 5, 1, 2),
    'summary overdue': summary('late', [some, { ...some, section: `${t.section}二`, overdue: 3 }], 12, 1),
    'summary of twelve sections': summary(
      'info',
      times(12, (i) => ({ ...some, section: `${t.section}${i}` })),
      40,
    ),
  };
}
