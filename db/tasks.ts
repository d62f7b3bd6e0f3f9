/** 检查任务: rows, teams and findings, as the domain speaks of them. */
import { and, asc, eq, inArray, isNotNull, isNull, lte, max, ne, sql } from 'drizzle-orm';
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
import type { Tx } from './connect.ts';
import { draws, enterprises, findings, people, sections, taskMembers, tasks } from './schema.ts';

type TaskRow = typeof tasks.$inferSelect;
type Finding = typeof findings.$inferSelect;
export type Member = { readonly id: number; readonly name: string; readonly openId: string | null };

/** A task with what its faces and its deadlines need to know. */
export type TaskFile = {
  readonly task: Task;
  readonly bureauId: number;
  readonly drawId: number;
  readonly drawNo: string;
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
  readonly visited: Day | null;
  readonly publishBy?: CountedDay;
  /** who sent the last report back, while it is to be written anew */
  readonly returnedBy?: number;
  readonly nextAt: Date | null;
};

type Where = ReturnType<typeof and>;

async function load(tx: Tx, where: Where): Promise<TaskFile[]> {
  const rows = await tx
    .select({
      row: tasks,
      enterprise: enterprises,
      drawNo: draws.no,
      platformNo: draws.platformNo,
      sectionId: draws.sectionId,
      section: sections.name,
      inspectionEnd: sections.inspectionEnd,
    })
    .from(tasks)
    .innerJoin(enterprises, eq(enterprises.id, tasks.enterpriseId))
    .innerJoin(draws, eq(draws.id, tasks.drawId))
    .innerJoin(sections, eq(sections.id, draws.sectionId))
    .where(where)
    .orderBy(asc(tasks.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const members = await tx
    .select({ taskId: taskMembers.taskId, id: people.id, name: people.name, openId: people.openId })
    .from(taskMembers)
    .innerJoin(people, eq(people.id, taskMembers.personId))
    .where(inArray(taskMembers.taskId, ids))
    .orderBy(sql`${people.code} collate "C"`);
  const found = await tx
    .select()
    .from(findings)
    .where(inArray(findings.taskId, ids))
    .orderBy(asc(findings.id));
  const teams = groupBy(members, (member) => member.taskId);
  const reports = groupBy(found, (finding) => finding.taskId);
  return rows.map(({ row, ...rest }) =>
    toFile(row, rest, teams.get(row.id) ?? [], reports.get(row.id) ?? []),
  );
}

function groupBy<T>(list: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function toFile(
  row: TaskRow,
  rest: Pick<TaskFile, 'drawNo' | 'platformNo' | 'sectionId' | 'section' | 'inspectionEnd' | 'enterprise'>,
  team: readonly Member[],
  list: readonly Finding[],
): TaskFile {
  const last = list.at(-1);
  return {
    ...rest,
    task: {
      id: row.id,
      team: team.map((member) => member.id),
      from: row.from,
      to: row.to,
      state: toState(row, list),
    },
    bureauId: row.bureauId,
    drawId: row.drawId,
    team,
    visited: row.visited,
    nextAt: row.nextAt,
    ...(row.publishBy && { publishBy: { day: row.publishBy, provisional: row.publishByProvisional } }),
    ...(last?.returnedBy && { returnedBy: last.returnedBy }),
  };
}

function toState(row: TaskRow, list: readonly Finding[]): TaskState {
  if (row.state === 'waiting') return { is: 'waiting' };
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
  const { day, method, text, rectifyBy } = finding;
  return { day, method, text, result: finding.result as ResultCode, ...(rectifyBy && { rectifyBy }) };
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

/** The task, held until the transaction ends. */
export async function lockTask(tx: Tx, id: number): Promise<TaskFile | undefined> {
  const [held] = await tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.id, id)).for('update');
  return held && (await load(tx, eq(tasks.id, id)))[0];
}

export async function tasksOfDraw(tx: Tx, drawId: number): Promise<TaskFile[]> {
  return load(tx, eq(tasks.drawId, drawId));
}

export async function tasksById(tx: Tx, ids: readonly number[]): Promise<TaskFile[]> {
  return ids.length === 0 ? [] : load(tx, inArray(tasks.id, [...ids]));
}

/** Tasks of a person that are not closed and have been given out. */
export async function tasksOfPerson(tx: Tx, personId: number): Promise<TaskFile[]> {
  const mine = tx
    .select({ id: taskMembers.taskId })
    .from(taskMembers)
    .where(eq(taskMembers.personId, personId));
  return load(tx, and(inArray(tasks.id, mine), ne(tasks.state, 'closed'), ne(tasks.state, 'waiting')));
}

/** All tasks that were given out and are not closed. */
export async function openTasks(tx: Tx, bureauId: number): Promise<TaskFile[]> {
  return load(tx, and(eq(tasks.bureauId, bureauId), ne(tasks.state, 'closed'), ne(tasks.state, 'waiting')));
}

/** Tasks for which something falls due; held, so that one replica reminds. */
export async function dueTasks(tx: Tx, bureauId: number, now: Date, limit: number): Promise<TaskFile[]> {
  const due = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.bureauId, bureauId), isNotNull(tasks.nextAt), lte(tasks.nextAt, now)))
    .orderBy(asc(tasks.nextAt), asc(tasks.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return tasksById(
    tx,
    due.map((row) => row.id),
  );
}

export async function nextDueAt(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: tasks.nextAt })
    .from(tasks)
    .where(and(eq(tasks.bureauId, bureauId), isNotNull(tasks.nextAt)))
    .orderBy(asc(tasks.nextAt))
    .limit(1);
  return row?.at ?? undefined;
}

export async function setNextAt(tx: Tx, taskId: number, nextAt: Date | null): Promise<void> {
  await tx.update(tasks).set({ nextAt }).where(eq(tasks.id, taskId));
}

/** The tasks of a draw, not yet given out. */
export async function makeTasks(
  tx: Tx,
  bureauId: number,
  drawId: number,
  list: readonly { enterpriseId: number; from: Day; to: Day; team: readonly number[] }[],
): Promise<void> {
  if (list.length === 0) return;
  const made = await tx
    .insert(tasks)
    .values(
      list.map(({ enterpriseId, from, to }) => ({
        bureauId,
        drawId,
        enterpriseId,
        from,
        to,
        state: 'waiting' as const,
      })),
    )
    .returning({ id: tasks.id, enterpriseId: tasks.enterpriseId });
  const ids = new Map(made.map((row) => [row.enterpriseId, row.id]));
  await tx
    .insert(taskMembers)
    .values(
      list.flatMap(({ enterpriseId, team }) =>
        team.map((personId) => ({ bureauId, taskId: ids.get(enterpriseId)!, personId })),
      ),
    );
}

/** Writes the state of a task; findings are written by the functions below. */
export async function saveTask(
  tx: Tx,
  task: Task,
  times: { publishBy?: CountedDay | undefined; nextAt: Date | null },
): Promise<void> {
  await tx
    .update(tasks)
    .set({
      ...toColumns(task.state),
      publishBy: times.publishBy?.day ?? null,
      publishByProvisional: times.publishBy?.provisional ?? false,
      nextAt: times.nextAt,
    })
    .where(eq(tasks.id, task.id));
}

function toColumns(state: TaskState): Partial<typeof tasks.$inferInsert> {
  if (state.is === 'waiting') return { state: 'waiting' };
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

type Author = { readonly bureauId: number; readonly taskId: number; readonly by: number; readonly at: Date };

export async function keepReport(tx: Tx, author: Author, report: Report): Promise<void> {
  const { day, method, result, text } = report;
  await insertFinding(tx, author, 'inspection', { day, method, result, text, rectifyBy: report.rectifyBy });
}

export async function keepRecheck(tx: Tx, author: Author, recheck: Recheck): Promise<void> {
  const { day, method, text } = recheck;
  const result = recheck.rectified ? 'rectified' : 'not-rectified';
  await insertFinding(tx, author, 'reinspection', {
    day,
    method,
    result,
    text,
    rectifyBy: recheck.rectifyBy,
  });
}

async function insertFinding(
  tx: Tx,
  author: Author,
  kind: Finding['kind'],
  content: {
    day: Day;
    method: Finding['method'];
    result: string;
    text: string;
    rectifyBy: Day | undefined;
  },
) {
  await tx.insert(findings).values({
    bureauId: author.bureauId,
    taskId: author.taskId,
    kind,
    ...content,
    submittedBy: author.by,
    submittedAt: author.at,
  });
}

const pending = (taskId: number) =>
  and(eq(findings.taskId, taskId), isNull(findings.confirmedAt), isNull(findings.returnedAt));

export async function confirmPending(tx: Tx, author: Author): Promise<void> {
  await tx
    .update(findings)
    .set({ confirmedBy: author.by, confirmedAt: author.at })
    .where(pending(author.taskId));
}

export async function returnPending(tx: Tx, author: Author): Promise<void> {
  await tx
    .update(findings)
    .set({ returnedBy: author.by, returnedAt: author.at })
    .where(pending(author.taskId));
}

/** The last visit of a draw, once all of them are over: the strict or the lenient 抽查结束之日. */
export async function lastVisit(tx: Tx, drawId: number): Promise<Day | undefined> {
  const [row] = await tx
    .select({
      last: max(tasks.visited),
      open: sql<number>`count(*) filter (where ${tasks.visited} is null)::int`,
    })
    .from(tasks)
    .where(eq(tasks.drawId, drawId));
  return row && row.open === 0 && row.last ? row.last : undefined;
}
