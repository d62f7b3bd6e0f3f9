/** 待办: what waits for a person, over all roles. */
import type { TodoRow } from '../../cards/todo.ts';
import { drawTitle } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { guidance } from '../../cards/words-guidance.ts';
import { qualificationWords } from '../../cards/words-qualification.ts';
import { recusalWords } from '../../cards/words-recusal.ts';
import { drawsToSubmit } from '../../db/approvals.ts';
import { sectionById } from '../../db/bureau.ts';
import { unpublishedBefore } from '../../db/draw-series.ts';
import { witnessDuties } from '../../db/draw-witnesses.ts';
import { type Draw, officeDraws } from '../../db/draws.ts';
import { openGuidance } from '../../db/guidance.ts';
import { declarationOf } from '../../db/recusal-declarations.ts';
import { openReplacements } from '../../db/replacements.ts';
import { type TaskFile, tasksById, tasksOfDraw, tasksOfPerson } from '../../db/tasks.ts';
import { countUndelivered } from '../../db/undelivered.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { Context } from '../handler.ts';
import { approvalsFor } from './approval-duties.ts';
import { changeTodo } from './change-todo.ts';
import { planTodo } from './plan-todo.ts';
import { reviewsDue } from './qualification-face.ts';
import { decidersOf } from './request-faces.ts';
import { isLeftBehind, isOpenVisit } from './task-counts.ts';

export async function todoRows(context: Context): Promise<TodoRow[]> {
  const { tx, person } = context;
  const witness = (await witnessDuties(tx, person.id)).map(
    (draw): TodoRow => ({ kind: 'witness', subject: drawTitle(draw.no) }),
  );
  const tasks = (await tasksOfPerson(tx, person.id)).flatMap((file) => taskTodo(file, person.id) ?? []);
  const office = person.roles.includes('office') ? await officeTodo(context) : [];
  const decisions = await decisionTodo(context);
  const changes = await changeTodo(context);
  const approvals = (await approvalsFor(context, 'asked')).map(
    ({ draw }): TodoRow => ({ kind: 'approve', subject: drawTitle(draw.no) }),
  );
  const returned = await returnedTodo(context);
  const lost = await undeliveredTodo(context);
  const questions = await guidanceTodo(context);
  const plans = await planTodo(context);
  const own = [...(await recusalTodo(context)), ...(await reviewTodo(context))];
  return [
    ...own,
    ...plans,
    ...witness,
    ...tasks,
    ...decisions,
    ...changes,
    ...approvals,
    ...returned,
    ...office,
    ...questions,
    ...lost,
  ];
}

function taskTodo(file: TaskFile, reader: number): TodoRow | undefined {
  const { state, to } = file.task;
  const subject = { name: file.enterprise.name, county: file.enterprise.county };
  const due = { day: to, provisional: false };
  if (state.is === 'assigned') return { kind: 'accept', subject, due };
  if (state.is === 'accepted') return { kind: 'report', subject, due };
  if (isLeftBehind(file, reader)) return { kind: 'takeBack', subject, due };
  if (state.is === 'reported')
    return state.report.by === reader ? undefined : { kind: 'confirm', subject, due };
  if (state.is !== 'inspected') return undefined;
  const { rectification } = state;
  if (rectification.is === 'ordered')
    return { kind: 'recheck', subject, due: { day: rectification.due, provisional: false } };
  if (rectification.is === 'checked' && rectification.recheck.by !== reader)
    return { kind: 'confirmRecheck', subject, due: { day: rectification.due, provisional: false } };
  return undefined;
}

/** 换人申请 that this person is to decide. */
async function decisionTodo(context: Context): Promise<TodoRow[]> {
  const { tx, bureauId, person } = context;
  if (!isAllowed('decide-replacement', person.roles)) return [];
  const rows: TodoRow[] = [];
  for (const request of await openReplacements(tx, bureauId)) {
    const [file] = await tasksById(tx, [request.taskId]);
    const deciders = file ? await decidersOf(context, file, request) : [];
    if (file && file.visited === null && deciders.some(({ id }) => id === person.id))
      rows.push({ kind: 'decide', subject: { name: file.enterprise.name, county: file.enterprise.county } });
  }
  return rows;
}

/** 检查审批 that came back: for 执法监督科, and for the chief of the section. */
async function returnedTodo(context: Context): Promise<TodoRow[]> {
  const { tx, bureauId, person } = context;
  if (!isAllowed('submit-approval', person.roles)) return [];
  const section = person.roles.includes('office') ? undefined : (person.sectionId ?? -1);
  const numbers = await drawsToSubmit(tx, bureauId, section);
  return numbers.map((no) => ({ kind: 'submit', subject: drawTitle(no) }));
}

/** 资格审查: of all who are due in one row. */
async function reviewTodo(context: Context): Promise<TodoRow[]> {
  if (!context.person.roles.includes('office')) return [];
  const { due } = await reviewsDue(context);
  return due.length === 0 ? [] : [{ kind: 'reviewInspectors', subject: qualificationWords.todo(due.length) }];
}

/** 年度回避申报 of oneself. */
async function recusalTodo({ tx, person, today }: Context): Promise<TodoRow[]> {
  const year = Number(today.slice(0, 4));
  const asked = await declarationOf(tx, person.id, year);
  return asked && asked.declaredAt === null
    ? [{ kind: 'confirmRecusals', subject: recusalWords.todo(year) }]
    : [];
}

/** 未送达: all of them are one row, since they stand on one card. */
async function undeliveredTodo({ tx, bureauId, person }: Context): Promise<TodoRow[]> {
  if (!isAllowed('settle-undelivered', person.roles)) return [];
  const n = await countUndelivered(tx, bureauId);
  return n === 0 ? [] : [{ kind: 'undelivered', subject: faces.undelivered.all(n) }];
}

/** 求助 that somebody else asked. */
async function guidanceTodo({ tx, bureauId, person }: Context): Promise<TodoRow[]> {
  if (!isAllowed('answer-guidance', person.roles)) return [];
  const open = await openGuidance(tx, bureauId);
  return open
    .filter(({ askedBy }) => askedBy !== person.id)
    .map(({ title, who }) => ({ kind: 'guide', subject: guidance.about(who, title) }));
}

/** Approved here, or not asked for here. */
async function mayGiveOut(context: Context, draw: Draw): Promise<boolean> {
  if (draw.dispatchedAt || draw.approval === 'stopped') return false;
  if (draw.approval === 'approved') return true;
  return (await sectionById(context.tx, draw.sectionId))?.approval === 'elsewhere';
}

async function officeTodo(context: Context): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const draw of await officeDraws(context.tx, context.bureauId)) {
    const files = await tasksOfDraw(context.tx, draw.id);
    if (files.length > 0 && (await mayGiveOut(context, draw)))
      rows.push({ kind: 'dispatch', subject: drawTitle(draw.no) });
    for (const { task, enterprise, publishBy } of files)
      if (task.state.is === 'inspected' && !task.state.publication)
        rows.push({
          kind: 'publish',
          subject: { name: enterprise.name, county: enterprise.county },
          ...(publishBy && { due: publishBy }),
        });
    const visited = !files.some(isOpenVisit);
    if (draw.origin === 'ssd-1' && draw.state === 'drawn' && visited && (await isNext(context, draw)))
      rows.push({ kind: 'open', subject: drawTitle(draw.no) });
  }
  return rows;
}

async function isNext(context: Context, draw: { seriesId: number | null; secretNo: number | null }) {
  const earlier = await unpublishedBefore(context.tx, draw.seriesId ?? 0, draw.secretNo ?? 0);
  return earlier.every((each) => each.state === 'void');
}
