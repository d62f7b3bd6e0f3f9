/** 执法监督科办理: one living card for each draw: 检查审批, 登记平台编号并派发, 登记公示, 公开抽取记录. */
import { history } from './approval.ts';
import { platformFields } from './approval-forms.ts';
import { figures } from './figures.ts';
import { datePicker, form, input, select } from './form-kit.ts';
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
import { beforeControls, grounds, laterApproval, named } from './office-approval.ts';
import { type OfficeView, type Stage, stageOf } from './office-view.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.office;
/** a card holds 200 elements at most; the rest follows once these are registered */
const CHOICES = 40;
export const ALL_TASKS = 'all';

const STATES: Record<Stage, CardState> = {
  approval: 'running',
  submit: 'todo',
  returned: 'todo',
  stopped: 'void',
  platform: 'todo',
  running: 'running',
  publish: 'todo',
  open: 'todo',
  done: 'done',
};

export function officeCard(view: OfficeView): Card {
  const stage = stageOf(view);
  return card({
    state: view.counts.overdue > 0 && stage !== 'done' ? 'late' : STATES[stage],
    title: words.title(view.no),
    summary: summaries[stage](view.no),
    elements: [
      md(lead(view, stage)),
      view.dispatched || view.counts.total === 0 ? counts(view) : undefined,
      stage === 'platform' ? platformForm(view) : undefined,
      ...(view.dispatched || view.counts.total === 0 ? [] : beforeControls(view)),
      ...laterApproval(view),
      stage === 'publish' ? publishForm(view) : undefined,
      view.record === 'openable' ? openButton(view, stage) : undefined,
      stage === 'publish' ? dueFold(view) : undefined,
      ...history(view.steps),
      ...grounds(view),
      view.dispatched && resolved(dispatchedLine(view.dispatched)),
      view.opened && resolved(openedLine(view.opened)),
      view.correctable ? button(faces.drawChange.correct.open, 'open-correct', view.drawId) : undefined,
      stage === 'running' && view.record === 'closed' && view.counts.total > 0
        ? note(words.cantOpen)
        : undefined,
    ],
  });
}

const summaries = { ...words.summary, ...faces.approval.office.summary };

function lead(view: OfficeView, stage: Stage): string {
  const idle = view.counts.total === 0;
  const before = faces.approval.office;
  const leads: Record<Stage, string> = {
    approval:
      view.approval.is === 'waiting' ? before.waitingLead(named(view.approval.names)) : before.nobodyLead,
    submit: before.submitLead,
    returned: before.returnedLead,
    stopped: before.stoppedLead,
    platform: words.platformLead,
    running: idle ? words.idleLead : words.runningLead,
    publish: words.publishLead(view.toPublish.length),
    open: idle ? words.idleOpenLead : view.dispatched ? words.openLead : before.stoppedOpenLead,
    done: words.doneLead,
  };
  return leads[stage];
}

function counts({ counts }: OfficeView): Element {
  return figures([
    { value: counts.total, label: words.figures.total },
    { value: counts.inspected, label: words.figures.inspected },
    { value: counts.published, label: words.figures.published },
    { value: counts.overdue, label: words.figures.overdue },
  ]);
}

function platformForm(view: OfficeView): Element {
  return form(
    'dispatch-draw',
    view.drawId,
    [...(view.approval.is === 'elsewhere' ? approvalNo() : []), ...platformFields(view)],
    words.dispatch,
  );
}

function approvalNo(): readonly Element[] {
  const { no, noHint } = faces.approval.office;
  return input({ name: 'approvalNo', label: no, required: true }, noHint, { max: 60 });
}

function publishForm(view: OfficeView): Element {
  const shown = view.toPublish.slice(0, CHOICES);
  const choices = shown.map((each) => ({
    value: `${each.taskId}`,
    text: shortName(each.name, each.county),
  }));
  const all = { value: ALL_TASKS, text: words.allTasks(view.toPublish.length) };
  return form(
    'publish-tasks',
    view.drawId,
    [
      ...select(
        { name: 'task', label: words.task, required: true },
        choices.length > 1 ? [...choices, all] : choices,
        faces.common.choose,
        choices[0]?.value,
      ),
      ...datePicker({ name: 'day', label: words.publishDay, required: true }, faces.common.day, view.today),
      ...input({ name: 'receipt', label: words.receipt, required: true }, words.receiptHint, { max: 60 }),
    ],
    words.publish,
  );
}

/** Beside the form, whose button is the primary one, it is the second. */
function openButton(view: OfficeView, stage: Stage): Element {
  const look = stage === 'open' ? 'primary_filled' : 'default';
  return button(words.open, 'publish-draw', view.drawId, look, words.openAsk);
}

function dueFold(view: OfficeView): Element {
  return fold(
    words.dueFold(view.toPublish.length),
    view.toPublish
      .slice(0, CHOICES)
      .map((each) => md(words.due(safe(shortName(each.name, each.county)), each.due, each.provisional))),
  );
}

function openedLine({ by, at }: NonNullable<OfficeView['opened']>): string {
  return by === undefined ? words.openedAt(at) : words.openedBy(safe(by), at);
}

function dispatchedLine(done: NonNullable<OfficeView['dispatched']>): string {
  const how =
    done.platformNo && done.platformDay
      ? words.entered(safe(done.platformNo), done.platformDay)
      : words.waived(safe(done.waiver ?? ''));
  return words.dispatchedLine(safe(done.by), done.at, how);
}
