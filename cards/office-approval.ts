/** 检查审批 on the card of 执法监督科. */
import type { ApprovalStep } from './approval.ts';
import { type SubmitView, submitControls } from './approval-forms.ts';
import { button, type Element, md, resolved, safe } from './kit.ts';
import { faces } from './words-faces.ts';

/** 检查审批 as 执法监督科 sees it: to be given out, with the 审批文号 or without; waiting for these people; … */
export type OfficeApproval =
  | { readonly is: 'settled' | 'elsewhere' | 'nobody' | 'submit' | 'returned' | 'stopped' }
  | { readonly is: 'waiting'; readonly names: readonly string[] };

/** What of an office card is about its approval. */
type View = {
  readonly drawId: number;
  readonly approval: OfficeApproval;
  readonly steps: readonly ApprovalStep[];
  readonly approvalNo?: string;
  readonly urgent?: string;
};

export const named = (names: readonly string[]) => names.map((name) => safe(name)).join('、');

/** What can be done before the tasks are out, while the approval is not there. */
export function beforeControls(view: View): Element[] {
  const { drawId, approval } = view;
  if (approval.is === 'submit') return submitControls({ drawId });
  if (approval.is === 'returned') return submitControls(submitAgain(view, true));
  if (approval.is !== 'waiting') return [];
  return [button(faces.approval.urgent.open, 'open-urgent', drawId)];
}

function submitAgain({ drawId, steps }: View, mayStop: boolean): SubmitView {
  const note = steps.at(-1)?.note;
  return { drawId, returned: { mayStop, ...(note && { note }) } };
}

/** 补批 of what went out first. */
export function laterApproval(view: View): Element[] {
  const { urgent, approval } = view;
  if (urgent === undefined) return [];
  const { urgentWaits, returnedUrgentLead, nobodyLead } = faces.approval.office;
  if (approval.is === 'waiting') return [md(urgentWaits(named(approval.names)))];
  if (approval.is === 'nobody') return [md(nobodyLead)];
  if (approval.is !== 'returned') return [];
  return [md(returnedUrgentLead), ...submitControls(submitAgain(view, false))];
}

/** By what the tasks went out, if not by an approval here. */
export function grounds({ approvalNo: no, urgent }: View): Element[] {
  return [
    ...(no === undefined ? [] : [resolved(faces.approval.office.elsewhere(safe(no)))]),
    ...(urgent === undefined ? [] : [resolved(faces.approval.urgent.line(safe(urgent)))]),
  ];
}
