/** 进度: where each draw of the section stands. */
import { table } from './figures.ts';
import { type Card, card, md, safe } from './kit.ts';
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

/** The column of the sections is left out where there is one: a phone shows four. */
export function progressCard(rows: readonly ProgressRow[]): Card {
  const sections = new Set(rows.map(({ section }) => section));
  const only = sections.size === 1 ? rows[0]!.section : undefined;
  return card({
    state: 'info',
    title: words.title,
    summary: words.summary,
    elements: [
      md(rows.length === 0 ? words.empty : words.lead(only && safe(only))),
      rows.length === 0
        ? undefined
        : table(
            [
              { name: 'no', title: words.columns.no },
              ...(only ? [] : [{ name: 'section', title: words.columns.section }]),
              { name: 'state', title: words.columns.state },
              { name: 'inspected', title: words.columns.inspected },
              { name: 'published', title: words.columns.published },
            ],
            rows.map(({ no, section, state, inspected, published, total }) => ({
              no,
              ...(!only && { section }),
              state: words.states[state],
              inspected: words.of(inspected, total),
              published: words.of(published, total),
            })),
          ),
    ],
  });
}
