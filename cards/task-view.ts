/** 检查任务, as one of its team sees it. */
import type { Checklist } from '../src/domain/checklist.ts';
import type { Recheck, Report, Task } from '../src/domain/task.ts';
import { safe } from './kit.ts';

export type Person = { readonly id: number; readonly name: string; readonly openId: string | null };
export type TaskView = {
  readonly task: Task;
  /** whose card it is */
  readonly reader: number;
  readonly team: readonly Person[];
  /** who left the team: what they signed stays theirs */
  readonly former?: readonly { readonly id: number; readonly name: string }[];
  /** 无人确认: all others have left the post since the reader reported */
  readonly alone?: true;
  readonly name: string;
  readonly county: string;
  readonly address?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly item?: string;
  readonly platformNo?: string;
  readonly today: string;
  readonly publishBy?: { readonly day: string; readonly provisional: boolean };
  /** 退回重填: who sent it back, and what was written: the form begins with that */
  readonly returned?: { readonly by: string; readonly report?: Report; readonly recheck?: Recheck };
  readonly overdue: boolean;
  /** 回避或不能参加: may be asked for, or was */
  readonly asks?: 'may' | 'open';
  /** 专家, who are none of the team, with the opinion once it is signed */
  readonly experts?: readonly {
    readonly name: string;
    readonly unit: string;
    readonly opinion?: string;
    readonly signedOn?: string;
    readonly photo?: boolean;
  }[];
  /** 检查表 that hold on the day, for whoever visits */
  readonly checklists?: readonly Checklist[];
  /** 联合部门人员 */
  readonly partners?: readonly { readonly name: string; readonly department: string }[];
  /** 照片 so far, and of how many the message was taken back */
  readonly photos?: { readonly all: number; readonly recalled: number };
};

export function nameOf(view: TaskView, id: number): string {
  return safe([...view.team, ...(view.former ?? [])].find((person) => person.id === id)?.name ?? '');
}

export function others(view: TaskView, id: number): string {
  return view.team
    .filter((person) => person.id !== id)
    .map((person) => safe(person.name))
    .join('、');
}

/** Whether the reader is the one to act now. */
export function mustAct({ task: { state, waits }, reader, alone }: TaskView): boolean {
  if (alone) return true;
  if (waits) return false;
  if (state.is === 'assigned' || state.is === 'accepted') return true;
  if (state.is === 'reported') return state.report.by !== reader;
  if (state.is !== 'inspected') return false;
  const { rectification } = state;
  return (
    rectification.is === 'ordered' || (rectification.is === 'checked' && rectification.recheck.by !== reader)
  );
}
