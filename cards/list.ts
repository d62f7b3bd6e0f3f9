/** 检查名单: the chief's own living card, with what has come of each visit. */
import type { Standing } from '../src/domain/approval.ts';
import type { Grade } from '../src/domain/draw/grade.ts';
import { type ApprovalStep, history } from './approval.ts';
import { submitControls } from './approval-forms.ts';
import { type Batch, windowsFold } from './batches.ts';
import { figures, table } from './figures.ts';
import { button, buttons, type Card, card, type Element, fold, md, note, safe } from './kit.ts';
import { words as general, shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.list;
/** more rows would not fit into 30 KB; the file has them all */
export const LIST_ROWS = 80;

type Firm = { readonly name: string; readonly county: string };
export type ListRow = {
  readonly name: string;
  readonly county: string;
  readonly team: readonly string[];
  readonly state: keyof typeof general.taskStates;
};
export type ListView = {
  readonly drawId: number;
  readonly no: string;
  /** 企业回避申请 may be entered: there is a visit to come in a draw of our own */
  readonly mayApply: boolean;
  readonly dispatched: boolean;
  /** 检查审批 */
  readonly standing: Standing;
  /** each time it was asked for */
  readonly steps: readonly ApprovalStep[];
  readonly rows: readonly ListRow[];
  /** 等级, 分批, 备选 by stratum in the order in which they come in: of a draw of our own */
  readonly drawn?: {
    readonly grade: Grade;
    readonly witnesses: number;
    readonly windows: readonly Batch[];
    readonly reserves: readonly { readonly label: string; readonly firms: readonly Firm[] }[];
  };
  readonly counts: { inspected: number; problems: number; published: number; closed: number };
};

export function listCard(view: ListView): Card {
  const total = view.rows.length;
  const done = total > 0 && view.counts.closed === total;
  const { standing } = view;
  return card({
    state: done ? 'done' : standing === 'stopped' ? 'void' : standing === 'returned' ? 'todo' : 'running',
    title: words.title(view.no),
    summary: words.summary(view.no, total),
    elements: [
      md(done ? words.lead.done : lead(view)),
      figures([
        { value: total, label: words.figures.total },
        { value: view.counts.inspected, label: words.figures.inspected },
        { value: view.counts.problems, label: words.figures.problems },
        { value: view.counts.published, label: words.figures.published },
      ]),
      table(
        [
          { name: 'unit', title: words.columns.unit },
          { name: 'team', title: words.columns.team },
          { name: 'state', title: words.columns.state },
        ],
        view.rows.slice(0, LIST_ROWS).map((row) => ({
          unit: shortName(row.name, row.county),
          team: row.team.join('、'),
          state: general.taskStates[row.state],
        })),
      ),
      total > LIST_ROWS ? note(words.fileSent(LIST_ROWS, total)) : undefined,
      ...(view.drawn
        ? [
            md(faces.draw.grade(view.drawn.grade, view.drawn.witnesses)),
            ...windowsFold(view.drawn),
            ...reservesFold(view.drawn, total),
          ]
        : []),
      ...(standing === 'returned' ? returned(view) : []),
      view.mayApply && standing !== 'returned'
        ? buttons([
            button(faces.replacement.application.open, 'open-application', view.drawId),
            button(faces.drawChange.substitute.open, 'open-substitute', view.drawId),
          ])
        : undefined,
    ],
  });
}

/** more names would not fit beside a short list, and beside a long one */
const RESERVES = 40;
const FEW_RESERVES = 10;
const LONG = 20;

function reservesFold({ reserves }: NonNullable<ListView['drawn']>, rows: number): Element[] {
  const total = reserves.reduce((sum, { firms }) => sum + firms.length, 0);
  if (total === 0) return [];
  const most = rows > LONG ? FEW_RESERVES : RESERVES;
  let left = most;
  const lines = reserves.flatMap(({ label, firms }) => {
    const named = firms.slice(0, left).map(({ name, county }) => safe(shortName(name, county)));
    left -= named.length;
    return named.length > 0 ? [words.reserveLine(label.replace('|', ' '), named.join('、'))] : [];
  });
  const beyond = total - (most - left);
  return [
    fold(words.reserves(total), [md(lines.join('\n')), ...(beyond > 0 ? [note(words.beyond(beyond))] : [])]),
  ];
}

function returned({ drawId, steps }: ListView): Element[] {
  return [...history(steps), ...submitControls({ drawId, returned: { mayStop: true } })];
}

function lead({ dispatched, standing }: ListView): string {
  if (dispatched) return words.lead.running;
  const { waiting, returned, stopped } = faces.approval.chief;
  if (standing === 'open') return waiting;
  if (standing === 'returned') return returned;
  return standing === 'stopped' ? stopped : words.lead.waiting;
}
