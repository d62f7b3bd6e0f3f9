/** What 执法监督科 has of a draw, and how far it is with it. */
import type { ApprovalStep } from './approval.ts';
import type { OfficeApproval } from './office-approval.ts';

export type ToPublish = {
  readonly taskId: number;
  readonly name: string;
  readonly county: string;
  readonly due: string;
  readonly provisional: boolean;
};
export type OfficeView = {
  readonly drawId: number;
  readonly no: string;
  readonly today: string;
  /** number and day that came with the platform's file */
  readonly platformNo?: string;
  readonly platformDay?: string;
  readonly approval: OfficeApproval;
  /** each time it was asked for */
  readonly steps: readonly ApprovalStep[];
  /** 审批文号, where it was approved elsewhere */
  readonly approvalNo?: string;
  /** why the tasks went out first */
  readonly urgent?: string;
  readonly dispatched?: {
    readonly by: string;
    readonly at: Date;
    readonly platformNo?: string;
    readonly platformDay?: string;
    readonly waiver?: string;
  };
  readonly counts: { total: number; inspected: number; published: number; overdue: number };
  readonly toPublish: readonly ToPublish[];
  /** 公开 of the record: not possible yet, possible, done; none for draws of the provincial platform */
  readonly record: 'closed' | 'openable' | 'opened' | 'none';
  /** 更正 may be asked for */
  readonly correctable?: boolean;
  /** 公开: when, and by whom */
  readonly opened?: { readonly by?: string; readonly at: Date };
};

export type Stage =
  | 'approval'
  | 'submit'
  | 'returned'
  | 'stopped'
  | 'platform'
  | 'running'
  | 'publish'
  | 'open'
  | 'done';

export function stageOf(view: OfficeView): Stage {
  if (!view.dispatched && view.counts.total > 0) return stageBefore(view);
  if (view.toPublish.length > 0) return 'publish';
  if (view.record === 'openable') return 'open';
  const all = view.counts.published === view.counts.total;
  return all && view.record !== 'closed' ? 'done' : 'running';
}

function stageBefore({ approval, record }: OfficeView): Stage {
  switch (approval.is) {
    case 'settled':
    case 'elsewhere':
      return 'platform';
    case 'waiting':
    case 'nobody':
      return 'approval';
    case 'stopped':
      return record === 'openable' ? 'open' : 'stopped';
    default:
      return approval.is;
  }
}
