/** 检查审批: the card of whoever approves. What a 行政检查审批表 holds, nothing invented. */
import type { ApprovalState } from '../src/domain/approval.ts';
import { form, input } from './form-kit.ts';
import {
  button,
  type Card,
  type CardState,
  card,
  type Element,
  fold,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { words as general, shortName, spanText } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.approval;
/** more lines would not fit into a card */
export const LISTED_FIRMS = 60;

/** What happened to each submission, oldest first. */
export type ApprovalStep = {
  readonly state: ApprovalState;
  readonly submitter: string;
  readonly submittedAt: Date;
  readonly note?: string;
  readonly decided?: { readonly by: string; readonly behalf?: string; readonly at: Date };
  readonly returnReason?: string;
};
export type ApprovalView = {
  readonly id: number;
  readonly no: string;
  readonly origin: 'ssd-1' | 'province';
  readonly type: 'key' | 'general';
  readonly platformNo?: string;
  readonly body: string;
  readonly section: string;
  readonly items: readonly string[];
  readonly bases: readonly string[];
  readonly contents: readonly string[];
  readonly methods: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly rows: readonly {
    readonly name: string;
    readonly county: string;
    readonly team: readonly string[];
  }[];
  readonly people: number;
  /** why it was given out first */
  readonly urgent?: string;
  /** more than a working day has passed */
  readonly late: boolean;
  /** for whoever was asked and no longer decides: by whom it is decided now */
  readonly passedTo?: string;
  /** the last one is this one */
  readonly steps: readonly ApprovalStep[];
};

const stateOf = (view: ApprovalView) => view.steps.at(-1)?.state ?? 'open';

export function approvalCard(view: ApprovalView): Card {
  const state = stateOf(view);
  const open = state === 'open';
  return card({
    state: cardState(view),
    title: words.title(view.no),
    summary: summary(view),
    elements: [
      md(lead(view)),
      md(table(view)),
      firms(view),
      ...history(view.steps),
      ...(open && view.passedTo === undefined ? controls(view) : []),
    ],
  });
}

function cardState(view: ApprovalView): CardState {
  if (stateOf(view) !== 'open') return 'done';
  if (view.passedTo !== undefined) return 'running';
  return view.late ? 'late' : 'todo';
}

function summary({ no, urgent, late, passedTo, ...view }: ApprovalView): string {
  if (view.steps.at(-1)?.state !== 'open') return words.summary.settled(no);
  if (passedTo !== undefined) return words.summary.passed(no);
  if (urgent !== undefined) return words.summary.urgent(no);
  return late ? words.summary.late(no) : words.summary.open(no);
}

function lead(view: ApprovalView): string {
  const state = stateOf(view);
  if (state !== 'open') return words.lead[state];
  if (view.passedTo !== undefined) return words.lead.passed(safe(view.passedTo, 60));
  if (view.urgent !== undefined) return words.lead.urgent(view.rows.length, safe(view.urgent));
  const sentence = view.late ? words.lead.late : words.lead.open;
  return sentence(safe(view.section), view.rows.length);
}

/** so many entries of one kind stand in a line, and so much of each */
const NAMED = 3;
const LENGTH = 150;

function several(list: readonly string[]): string {
  const named = list.slice(0, NAMED).map((each) => safe(each, LENGTH));
  return list.length > NAMED ? `${named.join('；')}${words.more(list.length)}` : named.join('；');
}

function table(view: ApprovalView): string {
  const { no, type, rows, people } = view;
  const source =
    view.origin === 'province'
      ? words.sources.province(no, safe(view.platformNo ?? ''))
      : words.sources['ssd-1'](no, general.drawTypes[type]);
  const seats = rows.reduce((sum, row) => sum + row.team.length, 0);
  const lines: (readonly [string, string])[] = [
    [words.body, safe(view.body)],
    [words.section, safe(view.section)],
    [words.source, source],
    [words.item, several(view.items)],
    [words.basis, several(view.bases)],
    [words.content, several(view.contents)],
    [words.method, several(view.methods)],
    [words.objects, words.objectCount(rows.length)],
    [words.window, spanText(view.from, view.to)],
    [words.people, words.peopleCount(people, seats)],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `**${label}** ${value}`)
    .join('\n');
}

/** so much of a person's name stands in the list */
const PERSON = 12;

function firms({ rows }: ApprovalView): Element {
  const lines = rows
    .slice(0, LISTED_FIRMS)
    .map(({ name, county, team }) =>
      words.listLine(safe(shortName(name, county)), team.map((person) => safe(person, PERSON)).join('、')),
    );
  const beyond = rows.length - lines.length;
  return fold(words.list(rows.length), [
    md(lines.join('\n')),
    ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
  ]);
}

/** Who submitted, returned, approved: the last so many. */
const STEPS = 4;

export function history(steps: readonly ApprovalStep[]): Element[] {
  return steps.slice(-STEPS).flatMap((step) => stepLines(step).map((line) => resolved(line)));
}

function stepLines({
  submitter,
  submittedAt,
  note: said,
  state,
  decided,
  returnReason,
}: ApprovalStep): string[] {
  const lines = [
    said === undefined
      ? words.submittedLine(safe(submitter), submittedAt)
      : words.noteLine(safe(submitter), submittedAt, safe(said)),
  ];
  if (!decided) return lines;
  const by = decided.behalf ? words.behalf(safe(decided.by), safe(decided.behalf)) : safe(decided.by);
  if (state === 'approved') lines.push(words.approvedLine(by, decided.at));
  if (state === 'returned') lines.push(words.returnedLine(by, decided.at, safe(returnReason ?? '')));
  if (state === 'withdrawn') lines.push(words.withdrawnLine(decided.at));
  return lines;
}

function controls({ id }: ApprovalView): Element[] {
  const reason = { name: 'reason', label: words.reason, required: true };
  return [
    note(words.law),
    button(words.approve, 'approve-draw', id, 'primary_filled', words.approveAsk),
    form('return-draw', id, input(reason, words.reasonHint, { max: 200 }), words.giveBack, 'default'),
  ];
}
