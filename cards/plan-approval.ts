/** 计划审批: the card of 分管领导. */
import type { LineChange, PlanState } from '../src/domain/yearly-plan/plan.ts';
import { figures } from './figures.ts';
import { form, input } from './form-kit.ts';
import { button, type Card, card, type Element, fold, md, resolved, safe } from './kit.ts';
import { LISTED_LINES, lineList, type PlanLine, yearChart } from './plan-lines.ts';
import { faces } from './words-faces.ts';
import { planWords } from './words-plan.ts';
import { planApprovalWords } from './words-plan-approval.ts';

const words = planApprovalWords;

export type PlanApprovalView = {
  readonly id: number;
  readonly section: string;
  readonly year: number;
  readonly state: PlanState;
  readonly lines: readonly PlanLine[];
  readonly reason?: string;
  readonly changes: readonly LineChange[];
  readonly submitted: { readonly by: string; readonly at: Date };
  readonly decided?: { readonly by: string; readonly behalf?: string; readonly at: Date };
  readonly returnReason?: string;
  readonly late: boolean;
  /** for whoever was asked and no longer decides: by whom it is decided now */
  readonly passedTo?: string;
  /** 监督检查工作日, of the bureau's plan; marked up by the card's own words */
  readonly notes: readonly string[];
};

export function planApprovalCard(view: PlanApprovalView): Card {
  const { state, section, year, lines, passedTo } = view;
  const open = state === 'open';
  const sum = (type: 'key' | 'general') =>
    lines.filter((line) => line.type === type).reduce((all, line) => all + line.progress.target, 0);
  return card({
    state: open ? (passedTo === undefined ? urgency(view) : 'running') : 'done',
    title: words.title(safe(section), year),
    summary: words.summary[open ? (passedTo === undefined ? lateness(view) : 'passed') : 'settled'](
      safe(section, 12),
    ),
    elements: [
      md(lead(view)),
      lines.length === 0
        ? undefined
        : figures([
            { value: lines.length, label: planWords.figures.entries },
            { value: sum('key'), label: words.figures.key },
            { value: sum('general'), label: words.figures.general },
          ]),
      ...changes(view),
      yearChart(lines),
      ...lineList(lines, false),
      view.notes.length === 0 ? undefined : md(view.notes.join('\n')),
      ...history(view),
      ...(open && passedTo === undefined ? controls(view) : []),
    ],
  });
}

const lateness = ({ late }: PlanApprovalView) => (late ? 'late' : 'open');
const urgency = ({ late }: PlanApprovalView) => (late ? 'late' : 'todo');

function lead({ state, section, lines, late, notes, passedTo }: PlanApprovalView): string {
  if (state === 'returned') return words.returned;
  if (state !== 'open') return words.approved;
  if (passedTo !== undefined) return faces.approval.lead.passed(safe(passedTo, 60));
  if (notes.length > 0) return words.days(safe(section));
  const target = lines.reduce((sum, line) => sum + line.progress.target, 0);
  return (late ? words.late : words.lead)(safe(section), lines.length, target);
}

function changes({ changes: list, reason }: PlanApprovalView): Element[] {
  if (!reason) return [];
  const lines = list
    .slice(0, LISTED_LINES)
    .map(({ is, line, item, fields }) =>
      words.changeLine(
        words.change[is],
        line,
        safe(item, 40),
        fields.map((field) => words.fields[field] ?? '').join('、'),
      ),
    );
  return [
    md(planWords.reasonLine(safe(reason))),
    ...(lines.length > 0 ? [fold(words.changes(list.length), [md(lines.join('\n'))], true)] : []),
  ];
}

function history({ state, submitted, decided, returnReason }: PlanApprovalView): Element[] {
  const lines = [planWords.submittedLine(safe(submitted.by), submitted.at)];
  if (decided) {
    const by = decided.behalf
      ? faces.approval.behalf(safe(decided.by), safe(decided.behalf))
      : safe(decided.by);
    lines.push(
      state === 'returned'
        ? faces.approval.returnedLine(by, decided.at, safe(returnReason ?? ''))
        : planWords.approvedLine(by, decided.at),
    );
  }
  return lines.map((line) => resolved(line));
}

function controls({ id }: PlanApprovalView): Element[] {
  const reason = { name: 'reason', label: words.reason, required: true };
  return [
    button(words.approve, 'approve-plan', id, 'primary_filled', words.approveAsk),
    form('return-plan', id, input(reason, words.reasonHint, { max: 200 }), words.giveBack, 'default'),
  ];
}
