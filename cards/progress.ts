/** 进度: where each draw of the section stands. */
import { type Card, card, md, table } from './kit.ts';
import { faces } from './words-faces.ts';

const words = faces.progress;

export type ProgressRow = {
  readonly no: string;
  readonly section: string;
  readonly state: keyof typeof words.states;
  readonly total: number;
  readonly inspected: number;
  readonly published: number;
};

export function progressCard(rows: readonly ProgressRow[]): Card {
  return card({
    state: 'info',
    title: words.title,
    summary: words.summary,
    elements: [
      md(rows.length === 0 ? words.empty : words.lead),
      rows.length === 0
        ? undefined
        : table(
            [
              { name: 'no', title: words.columns.no },
              { name: 'section', title: words.columns.section },
              { name: 'state', title: words.columns.state },
              { name: 'total', title: words.columns.total, type: 'number' },
              { name: 'inspected', title: words.columns.inspected, type: 'number' },
              { name: 'published', title: words.columns.published, type: 'number' },
            ],
            rows.map((row) => ({ ...row, state: words.states[row.state] })),
          ),
    ],
  });
}
