/** Rows of tasks and findings, as the domain speaks of them, and back. */
import type {
  Confirmed,
  Recheck,
  Rectification,
  Report,
  Signed,
  Task,
  TaskState,
} from '../src/domain/task.ts';
import type { ResultCode } from '../src/domain/vocabulary.ts';
import type { CountedDay, Day } from '../src/domain/working-days.ts';
import type { findings, tasks } from './schema.ts';

export type TaskRow = typeof tasks.$inferSelect;
export type Finding = typeof findings.$inferSelect;
export type Member = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly openId: string | null;
  /** 在岗, by the register as it is now */
  readonly inPost: boolean;
};
/** Somebody who left the team, or asked to. */
export type Replaced = {
  readonly personId: number;
  readonly name: string;
  readonly state: 'open' | 'vacant' | 'approved';
};
/** Somebody's request to leave the team that is not settled. */
export type Pending = { readonly personId: number; readonly state: 'open' | 'vacant' };

/** What one officer wrote and the other sent back. */
export type Returned = { readonly by: number; readonly report?: Report; readonly recheck?: Recheck };

/** A task with what its faces and its deadlines need to know. */
export type TaskFile = {
  readonly task: Task;
  readonly bureauId: number;
  readonly drawId: number;
  readonly drawNo: string;
  readonly origin: 'ssd-1' | 'province';
  readonly platformNo: string | null;
  readonly sectionId: number;
  readonly section: string;
  readonly inspectionEnd: 'visit' | 'draw';
  readonly enterprise: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly county: string;
    readonly address: string | null;
    readonly contact: string | null;
    readonly phone: string | null;
    readonly trades: readonly string[];
  };
  readonly team: readonly Member[];
  readonly pending: readonly Pending[];
  /** who was in the team before: what they signed stays theirs */
  readonly former: readonly { readonly id: number; readonly name: string }[];
  readonly visited: Day | null;
  readonly publishBy?: CountedDay;
  /** 退回重填: what was sent back and by whom, while it is to be written anew */
  readonly returned?: Returned;
  readonly nextAt: Date | null;
};

export function toFile(
  row: TaskRow,
  rest: Pick<
    TaskFile,
    'drawNo' | 'origin' | 'platformNo' | 'sectionId' | 'section' | 'inspectionEnd' | 'enterprise'
  >,
  {
    team,
    list,
    replaced,
  }: { team: readonly Member[]; list: readonly Finding[]; replaced: readonly Replaced[] },
): TaskFile {
  const last = list.at(-1);
  const pending = replaced.filter(isPending);
  const gone = replaced.filter(({ state }) => state === 'approved');
  return {
    ...rest,
    task: {
      id: row.id,
      team: team.map((member) => member.id),
      from: row.from,
      to: row.to,
      ...(pending.some(({ state }) => state === 'vacant') && { waits: true as const }),
      state: toState(row, list),
    },
    bureauId: row.bureauId,
    drawId: row.drawId,
    team,
    pending,
    former: gone.map(({ personId: id, name }) => ({ id, name })),
    visited: row.visited,
    nextAt: row.nextAt,
    ...(row.publishBy && { publishBy: { day: row.publishBy, provisional: row.publishByProvisional } }),
    ...(last?.returnedBy && { returned: { by: last.returnedBy, ...written(last) } }),
  };
}

const isPending = (each: Replaced): each is Replaced & Pending => each.state !== 'approved';

function written(finding: Finding): Omit<Returned, 'by'> {
  return finding.kind === 'inspection' ? { report: toReport(finding) } : { recheck: toRecheck(finding) };
}

function toState(row: TaskRow, list: readonly Finding[]): TaskState {
  if (row.state === 'waiting' || row.state === 'stopped') return { is: row.state };
  if (row.state === 'assigned') return { is: 'assigned', since: row.assignedAt! };
  const taken = { since: row.acceptedAt!, by: row.acceptedBy! };
  if (row.state === 'accepted') return { is: 'accepted', ...taken };
  const report = list.findLast((each) => each.kind === 'inspection' && !each.returnedAt)!;
  if (row.state === 'reported') return { is: 'reported', ...taken, report: signed(report, toReport(report)) };
  const inspection = {
    ...taken,
    report: confirmed(report, toReport(report)),
    rectification: toRectification(row, list),
  };
  const publication = row.publishedDay
    ? { day: row.publishedDay, receipt: row.receiptNo ?? '', by: row.publishedBy! }
    : undefined;
  if (row.state === 'closed') return { is: 'closed', ...inspection, publication: publication! };
  return { is: 'inspected', ...inspection, ...(publication && { publication }) };
}

function toRectification(row: TaskRow, list: readonly Finding[]): Rectification {
  if (row.rectification === 'none') return { is: 'none' };
  if (row.rectification === 'ordered') return { is: 'ordered', due: row.rectifyBy! };
  const last = list.findLast((each) => each.kind === 'reinspection' && !each.returnedAt)!;
  if (row.rectification === 'checked')
    return { is: 'checked', due: row.rectifyBy!, recheck: signed(last, toRecheck(last)) };
  return { is: 'done', recheck: confirmed(last, toRecheck(last)) };
}

function toReport(finding: Finding): Report {
  const { day, method, text, rectifyBy, hazards, mustOf, unchecked } = finding;
  return {
    ...{ day, method, text, result: finding.result as ResultCode },
    ...(rectifyBy && { rectifyBy }),
    ...(hazards.length > 0 && { hazards }),
    ...(mustOf > 0 && { musts: { of: mustOf, unchecked } }),
  };
}

function toRecheck(finding: Finding): Recheck {
  const { day, method, text, rectifyBy } = finding;
  return { day, method, text, rectified: finding.result === 'rectified', ...(rectifyBy && { rectifyBy }) };
}

function signed<T>(finding: Finding, content: T): Signed<T> {
  return { content, by: finding.submittedBy, at: finding.submittedAt };
}

function confirmed<T>(finding: Finding, content: T): Confirmed<T> {
  return {
    ...signed(finding, content),
    confirmedBy: finding.confirmedBy!,
    confirmedAt: finding.confirmedAt!,
  };
}

export function toColumns(state: TaskState): Partial<typeof tasks.$inferInsert> {
  if (state.is === 'waiting' || state.is === 'stopped') return { state: state.is };
  if (state.is === 'assigned') return { state: 'assigned', assignedAt: state.since };
  const taken = { state: state.is, acceptedAt: state.since, acceptedBy: state.by };
  if (state.is === 'accepted' || state.is === 'reported') return taken;
  const { rectification, publication } = state;
  const due = rectification.is === 'ordered' || rectification.is === 'checked' ? rectification.due : null;
  return {
    ...taken,
    visited: state.report.content.day,
    rectification: rectification.is,
    rectifyBy: due,
    ...(publication && {
      publishedDay: publication.day,
      receiptNo: publication.receipt,
      publishedBy: publication.by,
    }),
  };
}
