/**
 * 检查任务: one enterprise, one team, from 派发 to 公示. A state knows only what is true in it; who and when
 * are arguments; what is not allowed is a Refusal.
 *
 * waiting 待派发 → assigned 已派发 → accepted 已接收 → reported 待确认 → inspected 已检查 → closed 已办结; or stopped 不再检查, before it is reported.
 * Of an inspected task two things may be open side by side: 整改复查 and 登记公示; it closes when neither is.
 */
import type { Hazard, Musts } from './checklist.ts';
import { Refusal } from './refusal.ts';
import { entryOf, type MethodCode, RESULTS, type ResultCode, SAYS_UNCHECKED } from './vocabulary.ts';
import type { Day } from './working-days.ts';

export type PersonId = number;

/** 检查结果 as one officer submits it. */
export type Report = {
  readonly day: Day;
  readonly method: MethodCode;
  readonly result: ResultCode;
  readonly text: string;
  /** 整改期限, where rectification was ordered 责令限期改正 */
  readonly rectifyBy?: Day;
  /** what was ticked in the checklist 检查表 */
  readonly hazards?: readonly Hazard[];
  /** 必查, where the lists had such lines */
  readonly musts?: Musts;
};
/** 复查意见: rectified, or not and until when. */
export type Recheck = {
  readonly day: Day;
  readonly method: MethodCode;
  readonly rectified: boolean;
  readonly text: string;
  readonly rectifyBy?: Day;
};
/** What one officer wrote and, once the other agreed, who that was: 两名执法人员. */
export type Signed<T> = { readonly content: T; readonly by: PersonId; readonly at: Date };
export type Confirmed<T> = Signed<T> & { readonly confirmedBy: PersonId; readonly confirmedAt: Date };

export type Rectification =
  | { readonly is: 'none' }
  | { readonly is: 'ordered'; readonly due: Day } // 整改中
  | { readonly is: 'checked'; readonly due: Day; readonly recheck: Signed<Recheck> } // 复查待确认
  | { readonly is: 'done'; readonly recheck: Confirmed<Recheck> };
// 已整改

/** 公示登记: the day and the receipt number of the provincial platform. */
export type Publication = { readonly day: Day; readonly receipt: string; readonly by: PersonId };

export type TaskState =
  | { readonly is: 'waiting' } // 待派发
  | { readonly is: 'stopped' } // 不再检查: not approved, or the enterprise was replaced
  | { readonly is: 'assigned'; readonly since: Date } // 已派发
  | { readonly is: 'accepted'; readonly since: Date; readonly by: PersonId } // 已接收
  | ({ readonly is: 'reported'; readonly report: Signed<Report> } & Taken) // 待确认
  | ({ readonly is: 'inspected' } & Inspection) // 已检查
  | ({ readonly is: 'closed'; readonly publication: Publication } & Inspection);
// 已办结
type Taken = { readonly since: Date; readonly by: PersonId };
type Inspection = Taken & {
  readonly report: Confirmed<Report>;
  readonly rectification: Rectification;
  readonly publication?: Publication;
};

export type Task = {
  readonly id: number;
  readonly team: readonly PersonId[];
  /** 检查时限, first and last day */
  readonly from: Day;
  readonly to: Day;
  /** 检查暂缓: one of the team is recused and nobody has come in yet */
  readonly waits?: true;
  readonly state: TaskState;
};

export function inTeam(task: Task, by: PersonId): void {
  if (!task.team.includes(by)) throw new Refusal('not-your-task');
}

/** 派发: the team learns of its task. */
export function assignTask(task: Task, now: Date): Task {
  if (task.state.is !== 'waiting') throw new Refusal('already-dispatched');
  return { ...task, state: { is: 'assigned', since: now } };
}

/** 接收任务: an officer of the team takes it on for the team. */
export function acceptTask(task: Task, by: PersonId, now: Date): Task {
  inTeam(task, by);
  if (task.state.is === 'waiting' || task.state.is === 'stopped') throw new Refusal('not-assigned');
  if (task.state.is !== 'assigned') throw new Refusal('already-accepted');
  return { ...task, state: { is: 'accepted', since: now, by } };
}

/** 替换: the enterprise can't be visited, and the task ends before anything is reported. */
export function dropTask(task: Task): Task {
  const { is } = task.state;
  if (is !== 'waiting' && is !== 'assigned' && is !== 'accepted') throw new Refusal('visit-reported');
  const { waits: _, ...rest } = task;
  return { ...rest, state: { is: 'stopped' } };
}

/** 填报检查结果: one officer writes; the other confirms. `missing`: a 必查 line that has no result. */
export function reportTask(
  task: Task,
  { missing, ...report }: Report & { readonly missing?: string },
  by: PersonId,
  now: Date,
  today: Day,
): Task {
  inTeam(task, by);
  const { state } = task;
  if (state.is === 'waiting' || state.is === 'stopped' || state.is === 'assigned')
    throw new Refusal('not-accepted');
  if (state.is !== 'accepted') throw new Refusal('already-reported');
  if (task.waits) throw new Refusal('visit-waits');
  if (report.day > today) throw new Refusal('day-future');
  if (report.day < task.from) throw new Refusal('visit-outside-window', { from: task.from, to: task.to });
  checkHazards(report);
  checkMusts(report, missing);
  checkRectification(report.day, report.rectifyBy, entryOf(RESULTS, report.result).rectifiable);
  return {
    ...task,
    state: {
      is: 'reported',
      since: state.since,
      by: state.by,
      report: { content: lookedAt(report), by, at: now },
    },
  };
}

export function checkRectification(day: Day, rectifyBy: Day | undefined, allowed: boolean): void {
  if (rectifyBy === undefined) return;
  if (!allowed) throw new Refusal('rectification-needless');
  if (rectifyBy <= day) throw new Refusal('day-order');
}

/** What was ticked is a problem: the result says so too. */
function checkHazards({ hazards = [], result }: Report): void {
  if (hazards.length > 0 && !entryOf(RESULTS, result).problem) throw new Refusal('hazards-but-none');
}

/** Nothing could be looked at: the result itself says why. */
const NOT_LOOKED_AT: readonly ResultCode[] = ['unreachable', 'obstructed', 'no-activity'];

function lookedAt({ musts, ...report }: Report): Report {
  return musts && !NOT_LOOKED_AT.includes(report.result) ? { ...report, musts } : report;
}

/** 必查: each line has a result, and 检查情况 says why one was not looked at. */
function checkMusts({ musts, result, text }: Report, missing: string | undefined): void {
  if (NOT_LOOKED_AT.includes(result)) return;
  if (missing !== undefined) throw new Refusal('must-without-result', { text: missing });
  if (musts && musts.unchecked.length > 0 && !SAYS_UNCHECKED.test(text))
    throw new Refusal('must-unexplained');
}

/** 确认检查结果: the second officer agrees under their own name. */
export function confirmReport(task: Task, by: PersonId, now: Date): Task {
  const { state } = pendingReport(task, by);
  const due = state.report.content.rectifyBy;
  return {
    ...task,
    state: {
      is: 'inspected',
      since: state.since,
      by: state.by,
      report: { ...state.report, confirmedBy: by, confirmedAt: now },
      rectification: due === undefined ? { is: 'none' } : { is: 'ordered', due },
    },
  };
}

/**
 * Whoever signed alone because nobody is left who could confirm it: all others of the team have `left` the post since.
 * What somebody saw can be confirmed by nobody who was not there.
 */
export function isAlone(task: Task, signer: PersonId, left: readonly PersonId[]): boolean {
  const others = task.team.filter((id) => id !== signer);
  return others.length > 0 && others.every((id) => left.includes(id));
}

/** 退回检查结果: the second officer doesn't agree; it is written anew. 撤回: by whoever wrote it and is alone. */
export function returnReport(task: Task, by: PersonId, left: readonly PersonId[] = []): Task {
  const { state } = pendingReport(task, by, left);
  return { ...task, state: { is: 'accepted', since: state.since, by: state.by } };
}

function pendingReport(task: Task, by: PersonId, left: readonly PersonId[] = []) {
  inTeam(task, by);
  const { state } = task;
  if (state.is === 'inspected' || state.is === 'closed') throw new Refusal('stale');
  if (state.is !== 'reported') throw new Refusal('not-reported');
  if (state.report.by === by && !isAlone(task, by, left)) throw new Refusal('own-report');
  return { state };
}

/** 登记公示 (实施细则 四(七)): entered by 执法监督科; rectification may still run on. */
export function publishTask(task: Task, publication: Publication, today: Day): Task {
  const { state } = task;
  if (state.is === 'closed' || (state.is === 'inspected' && state.publication))
    throw new Refusal('already-published');
  if (state.is !== 'inspected') throw new Refusal('nothing-to-publish');
  if (publication.day > today) throw new Refusal('day-future');
  if (publication.day < state.report.content.day) throw new Refusal('day-order');
  return closeIfDone({ ...task, state: { ...state, publication } });
}

/** 办结: published, and nothing left to rectify. */
export function closeIfDone(task: Task): Task {
  const { state } = task;
  if (state.is !== 'inspected' || !state.publication) return task;
  if (state.rectification.is !== 'none' && state.rectification.is !== 'done') return task;
  return { ...task, state: { ...state, is: 'closed', publication: state.publication } };
}
