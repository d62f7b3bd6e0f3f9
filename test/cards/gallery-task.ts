/** 检查任务, in every state and for whoever looks. */
import type { CardState } from '../../cards/kit.ts';
import { taskCard } from '../../cards/task.ts';
import type { TaskView } from '../../cards/task-view.ts';
import type { Confirmed, Recheck, Rectification, Report, TaskState } from '../../src/domain/task.ts';
import { accounts, at, type Piece, type Texts, TODAY } from './gallery-texts.ts';

/** States of a task, each for the one who wrote (A) and the other (B). */
export function tasks(t: Texts): Record<string, Piece> {
  const [A, B] = [1, 2];
  const since = at('09:10');
  const content: Report = { day: '2026-03-18', method: 'on-site', result: 'none-found', text: t.text };
  const ordered: Report = { ...content, result: 'ordered-to-correct', rectifyBy: '2026-03-27' };
  const signed = { content, by: A, at: at('15:00', '2026-03-18') };
  const agreed = { confirmedBy: B, confirmedAt: at('16:30', '2026-03-18') };
  const report: Confirmed<Report> = { ...signed, ...agreed };
  const orderedReport = { ...report, content: ordered };
  const recheckContent: Recheck = { day: '2026-03-19', method: 'on-site', rectified: true, text: t.text };
  const recheck: Confirmed<Recheck> = { ...signed, content: recheckContent, ...agreed };
  const due = '2026-03-27';
  const publication = { day: TODAY, receipt: t.receipt, by: 9 };
  const inspected = (rectification: Rectification, isPublic = false): TaskState => ({
    is: 'inspected',
    since,
    by: A,
    report: rectification.is === 'none' ? report : orderedReport,
    rectification,
    ...(isPublic && { publication }),
  });
  const states: Record<string, readonly [TaskState, CardState, CardState]> = {
    waiting: [{ is: 'waiting' }, 'running', 'running'],
    assigned: [{ is: 'assigned', since }, 'todo', 'todo'],
    accepted: [{ is: 'accepted', since, by: A }, 'todo', 'todo'],
    reported: [{ is: 'reported', since, by: A, report: { ...signed } }, 'running', 'todo'],
    inspected: [inspected({ is: 'none' }), 'running', 'running'],
    ordered: [inspected({ is: 'ordered', due }), 'todo', 'todo'],
    checked: [inspected({ is: 'checked', due, recheck }), 'running', 'todo'],
    rectified: [inspected({ is: 'done', recheck }), 'running', 'running'],
    'ordered and public': [inspected({ is: 'ordered', due }, true), 'todo', 'todo'],
    'checked and public': [inspected({ is: 'checked', due, recheck }, true), 'running', 'todo'],
    closed: [
      { is: 'closed', since, by: A, report, rectification: { is: 'none' }, publication },
      'done',
      'done',
    ],
    'closed after rectification': [
      {
        is: 'closed',
        since,
        by: A,
        report: orderedReport,
        rectification: { is: 'done', recheck },
        publication,
      },
      'done',
      'done',
    ],
  };
  const view = (state: TaskState, reader: number): TaskView => ({
    task: { id: 7, team: [A, B], from: '2026-03-11', to: '2026-04-08', state },
    reader,
    team: [
      { id: A, name: t.names[1], openId: accounts[1] },
      { id: B, name: t.names[2], openId: accounts[2] },
    ],
    name: t.unit,
    county: t.county,
    address: t.address,
    contact: t.contact,
    phone: t.phone,
    item: t.item,
    platformNo: t.platformNo,
    today: TODAY,
    publishBy: { day: '2026-04-16', provisional: false },
    overdue: false,
    asks: 'may',
  });
  const accepted: TaskState = { is: 'accepted', since, by: A };
  const bare: TaskView = {
    task: view(accepted, A).task,
    reader: A,
    team: view(accepted, A).team,
    name: t.unit,
    county: t.county,
    today: TODAY,
    overdue: true,
  };
  const pieces = Object.entries(states).flatMap(([name, [state, forA, forB]]) => [
    [`task ${name}, A`, { state: forA, card: taskCard(view(state, A)) }],
    [`task ${name}, B`, { state: forB, card: taskCard(view(state, B)) }],
  ]);
  return {
    ...(Object.fromEntries(pieces) as Record<string, Piece>),
    'task left behind': {
      state: 'todo',
      card: taskCard({ ...view({ is: 'reported', since, by: A, report: { ...signed } }, A), alone: true }),
    },
    'recheck left behind': {
      state: 'todo',
      card: taskCard({ ...view(inspected({ is: 'checked', due, recheck }), A), alone: true }),
    },
    'recheck with somebody new': {
      state: 'todo',
      card: taskCard({
        ...view(inspected({ is: 'ordered', due }), A),
        team: [view(accepted, A).team[0]!, { id: 5, name: t.names[0], openId: accounts[0] }],
        former: [{ id: B, name: t.names[2] }],
      }),
    },
    'task sent back': {
      state: 'todo',
      card: taskCard({
        ...view(accepted, A),
        returned: { by: t.names[2], report: { ...ordered, text: `${t.text}\n${t.text}` } },
      }),
    },
    'recheck sent back': {
      state: 'todo',
      card: taskCard({
        ...view(inspected({ is: 'ordered', due }), A),
        returned: {
          by: t.names[2],
          recheck: { ...recheckContent, rectified: false, rectifyBy: '2026-04-10' },
        },
      }),
    },
    'task asked to be replaced': {
      state: 'todo',
      card: taskCard({ ...view({ is: 'assigned', since }, A), asks: 'open' }),
    },
    'task that waits for somebody': {
      state: 'running',
      card: taskCard({ ...view(accepted, A), task: { ...view(accepted, A).task, waits: true } }),
    },
    'task with photos': {
      state: 'todo',
      card: taskCard({ ...view(accepted, A), photos: { all: 12, recalled: 1 } }),
    },
    'task to confirm, with photos': {
      state: 'todo',
      card: taskCard({ ...view(states.reported![0], B), photos: { all: 3, recalled: 0 } }),
    },
    'task closed, with photos': {
      state: 'done',
      card: taskCard({ ...view(states.closed![0], A), photos: { all: 30, recalled: 0 } }),
    },
    'task late, little known': { state: 'late', card: taskCard(bare) },
    'task provisional': {
      state: 'running',
      card: taskCard({
        ...view(inspected({ is: 'none' }), A),
        publishBy: { day: '2027-01-07', provisional: true },
      }),
    },
  };
}
