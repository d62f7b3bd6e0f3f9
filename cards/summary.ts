/** 汇总 for the leadership group, with one chart. */
import { bars, figures, table } from './figures.ts';
import { type Card, card, type Element, listed, md, safe } from './kit.ts';
import { faces } from './words-faces.ts';

const words = faces.summary;

export type SummaryRow = {
  readonly section: string;
  readonly drawn: number;
  readonly accepted: number;
  readonly inspected: number;
  readonly problems: number;
  readonly rectified: number;
  readonly published: number;
  readonly overdue: number;
};
export type SummaryView = {
  readonly today: string;
  readonly rows: readonly SummaryRow[];
  readonly draws: number;
  readonly voids: number;
  readonly toApprove: number;
  readonly urgent: number;
  readonly urgentOpen: number;
  readonly chiefs: readonly ChiefRow[];
};
export type ChiefRow = {
  readonly section: string;
  readonly chief: string;
  readonly draws: number;
  readonly again: number;
  readonly voids: number;
  readonly substitutions: number;
};
const KEYS = ['drawn', 'accepted', 'inspected', 'problems', 'rectified', 'published', 'overdue'] as const;
const CHARTED = ['drawn', 'inspected', 'published', 'overdue'] as const;

export function summaryCard(view: SummaryView): Card {
  const total = sumRows(view.rows);
  const empty = total.drawn === 0;
  const lead = empty
    ? words.empty
    : total.overdue > 0
      ? words.leadOverdue(total.overdue)
      : words.lead(view.today.slice(0, 4));
  return card({
    state: total.overdue > 0 ? 'late' : 'info',
    title: words.title(view.today),
    summary: words.summary,
    elements: [
      md(lead),
      figures([
        { value: total.drawn, label: words.columns.drawn },
        { value: total.inspected, label: words.columns.inspected },
        { value: total.published, label: words.columns.published },
      ]),
      empty ? undefined : bars(chart(view.rows)),
      empty ? undefined : sectionTable(view.rows, total),
      md(words.draws(view.draws, view.voids)),
      view.toApprove + view.urgent > 0
        ? md(faces.approval.counted(view.toApprove, view.urgent, view.urgentOpen))
        : undefined,
      ...governance(view.chiefs),
    ],
  });
}

/** so much of a name */
const NAME = 12;

/** 抽取、作废和换人, by section and by who opened the draws. */
function governance(chiefs: readonly ChiefRow[]): Element[] {
  if (chiefs.length === 0) return [];
  return listed(
    chiefs.map((row) =>
      words.byChief({ ...row, section: safe(row.section, NAME), chief: safe(row.chief, NAME) }),
    ),
  );
}

function sumRows(rows: readonly SummaryRow[]): SummaryRow {
  const sum = (key: (typeof KEYS)[number]) => rows.reduce((n, row) => n + row[key], 0);
  return {
    section: words.total,
    drawn: sum('drawn'),
    accepted: sum('accepted'),
    inspected: sum('inspected'),
    problems: sum('problems'),
    rectified: sum('rectified'),
    published: sum('published'),
    overdue: sum('overdue'),
  };
}

function chart(rows: readonly SummaryRow[]) {
  return rows.flatMap((row) =>
    CHARTED.map((key) => ({ x: row.section, series: words.columns[key], y: row[key] })),
  );
}

function sectionTable(rows: readonly SummaryRow[], total: SummaryRow) {
  return table(
    [
      { name: 'section', title: words.columns.section },
      ...KEYS.map((key) => ({ name: key, title: words.columns[key], type: 'number' as const })),
    ],
    rows.length > 1 ? [...rows, total] : rows,
  );
}
