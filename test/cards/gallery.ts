/**
 * Every card in every state, as a function of what users wrote: once with the longest real names, for the golden
 * files, and once with names that try to be more than names.
 */

import { bindForm, boundCard } from '../../cards/chat.ts';
import { drawCard } from '../../cards/draw.ts';
import { drawForm, drawFormDone } from '../../cards/draw-form.ts';
import type { DrawView } from '../../cards/draw-view.ts';
import { helpCard, notBegunCard, unknownCard } from '../../cards/help.ts';
import type { Card, CardState } from '../../cards/kit.ts';
import { type ListRow, type ListView, listCard } from '../../cards/list.ts';
import { movedCard } from '../../cards/moved.ts';
import { type OfficeView, officeCard, type ToPublish } from '../../cards/office.ts';
import { type ProgressRow, progressCard } from '../../cards/progress.ts';
import { type ReminderRow, reminderCard } from '../../cards/reminder.ts';
import { type SummaryRow, summaryCard } from '../../cards/summary.ts';
import { taskCard } from '../../cards/task.ts';
import type { TaskView } from '../../cards/task-view.ts';
import { type TodoRow, todoCard } from '../../cards/todo.ts';
import { commands } from '../../src/commands/index.ts';
import { CREDIT_RATIOS } from '../../src/domain/plan.ts';
import type { Confirmed, Recheck, Rectification, Report, TaskState } from '../../src/domain/task.ts';
import { approvals } from './gallery-approval.ts';
import { drawChanges } from './gallery-draw-change.ts';
import { previews } from './gallery-draw-preview.ts';
import { fairnesses } from './gallery-fairness.ts';
import { guidances } from './gallery-guidance.ts';
import { imports } from './gallery-import.ts';
import { ownedLists } from './gallery-lists.ts';
import { lookups } from './gallery-lookup.ts';
import { partners } from './gallery-partners.ts';
import { photos } from './gallery-photo.ts';
import { plans } from './gallery-plan.ts';
import { postings } from './gallery-posts.ts';
import { registers } from './gallery-register.ts';
import { replacements } from './gallery-replacement.ts';
import { undelivered } from './gallery-undelivered.ts';

/** All that comes from a register, a form or a chat. */
export type Texts = {
  readonly unit: string;
  readonly county: string;
  readonly section: string;
  readonly names: readonly [string, string, string];
  readonly trade: string;
  readonly address: string;
  readonly contact: string;
  readonly phone: string;
  readonly item: string;
  /** what was found */
  readonly text: string;
  readonly platformNo: string;
  readonly receipt: string;
  readonly waiver: string;
  readonly typed: string;
};

/** Long as life is. */
export const longest: Texts = {
  unit: '山西××新材料科技集团有限公司榆次区第二分公司',
  county: '榆次区',
  section: '冶金工贸科',
  names: ['欧阳建国', '张伟', '李秀英'],
  trade: '危险化学品生产',
  address: '山西省晋中市榆次区经济技术开发区迎宾西街与汇通南路交叉口向南八百米路东二号院三号楼',
  contact: '司马相如',
  phone: '13800001111',
  item: '危险化学品生产企业安全生产监督检查',
  text: '现场检查发现储罐区可燃气体报警器两台未检定，消防通道堆放杂物，已责令限期改正，并告知企业负责人整改要求。',
  platformNo: 'SX-2026-JZ-0310-000123',
  receipt: 'GS-2026-0000123',
  waiver: '平台维护，经分管领导同意先行派发',
  typed: '请问这个怎么用',
};

export type Piece = { readonly card: Card; readonly state: CardState };
export const accounts = ['ou_chief', 'ou_zhang', 'ou_li'] as const;

const at = (time: string, day = '2026-03-10') => new Date(`${day}T${time}:00+08:00`);
const TODAY = '2026-03-20';
const PROOF = {
  F: '3f'.repeat(32),
  anchor: 'a1'.repeat(32),
  depth: 511,
  head: '0c'.repeat(32),
};
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** Every face, by the name of its golden file. */
export function gallery(t: Texts): Record<string, Piece> {
  return {
    ...drawForms(t),
    ...draws(t),
    ...lists(t),
    ...offices(t),
    ...tasks(t),
    ...summaries(t),
    ...fairnesses(t),
    ...todos(t),
    ...reminders(t),
    ...replacements(t),
    ...drawChanges(t),
    ...partners(t),
    ...approvals(t),
    ...photos(t),
    ...plans(t),
    ...undelivered(t),
    ...lookups(t),
    ...postings(t),
    ...guidances(t, tasks(t)['task assigned, A']!),
    ...others(t),
    ...imports(t),
  };
}

function drawForms(t: Texts): Record<string, Piece> {
  const view = {
    sectionId: 2,
    section: t.section,
    trades: [t.trade, `${t.trade}二`, `${t.trade}三`],
    witnesses: t.names,
    from: '2026-03-11',
    to: '2026-04-08',
    type: 'general' as const,
    departments: [],
    help: { experts: 0, partners: [] },
    suggested: CREDIT_RATIOS,
    classes: [
      { grade: 'A', pool: 12, comes: 0.6 },
      { grade: 'D', pool: 300, comes: 210 },
    ],
    amount: CREDIT_RATIOS,
  };
  return {
    'draw-form': { state: 'todo', card: drawForm(view) },
    'draw-form key': { state: 'todo', card: drawForm({ ...view, type: 'key', scope: t.trade }) },
    'draw-form with partners': {
      state: 'todo',
      card: drawForm({
        ...view,
        scope: '金属冶炼,粉尘涉爆',
        departments: ['市生态环境局', '市市场监管局'],
        help: { experts: 1, partners: ['市市场监管局'] },
      }),
    },
    'draw-form as last time': {
      state: 'todo',
      card: drawForm({ ...view, amount: '12', last: { no: '2026-002', amount: '12' } }),
    },
    ...previews(t),
    'draw-form done': {
      state: 'done',
      card: drawFormDone(t.section, t.names[0], at('09:02'), { no: '2026-003', kind: 'formal' }),
    },
    'draw-form done, drill': {
      state: 'drill',
      card: drawFormDone(t.section, t.names[0], at('09:02'), { no: '演练2026-003', kind: 'drill' }),
    },
  };
}

function draws(t: Texts): Record<string, Piece> {
  const witnesses = t.names.map((name, i) => ({ name, openId: accounts[i] ?? null }));
  const sent = witnesses.map((witness, i) => ({
    ...witness,
    value: `73820${i}`,
    sentAt: at(`09:0${i}`),
  }));
  const strata = ['A', 'B', 'C', 'D'].map((grade, i) => ({
    label: `${t.trade}|${grade}`,
    pool: 40 - 9 * i,
    key: i,
    take: '10%',
  }));
  const drawnStrata = strata.map((stratum, i) => ({ ...stratum, drawn: 4 - i }));
  const open: DrawView = {
    id: 3,
    kind: 'formal',
    no: '2026-003',
    state: 'open',
    grade: '乙',
    batches: 1,
    windows: [],
    reserves: 0,
    section: t.section,
    type: 'general',
    from: '2026-03-11',
    to: '2026-04-08',
    closeAt: at('09:04'),
    people: 30,
    planned: 10.6,
    strata,
    out: [
      ['cancelled', 2],
      ['inspected-this-year', 11],
      ['suspended', 5],
    ],
    change: { added: 3, removed: 1 },
    witnesses,
    proof: PROOF,
    dispatched: false,
    standing: 'none',
  };
  const { change: _, ...noChange } = open;
  const keys = strata.map((stratum) => ({ ...stratum, pool: 0, key: 3, take: '3' }));
  const first: DrawView = { ...noChange, type: 'key', planned: 12, strata: keys, out: [] };
  const progress = { total: 10, seats: 20, accepted: 0, inspected: 0, published: 0 };
  const drawn: DrawView = {
    ...open,
    state: 'drawn',
    strata: drawnStrata,
    witnesses: sent,
    proof: { ...PROOF, R: '9e'.repeat(32) },
    verifyUrl: 'https://example.gov.cn/verify/2026-003',
    progress,
  };
  const dispatched = { ...drawn, dispatched: true };
  const { progress: ___, ...idle } = drawn;
  const halfway = { ...progress, accepted: 10, inspected: 6, published: 2 };
  const finished = { ...progress, accepted: 10, inspected: 10, published: 10 };
  const { proof: __, grade: ____, ...unproved } = dispatched;
  const province: DrawView = {
    ...unproved,
    no: 'P2026-001',
    strata: [{ label: t.trade, pool: 0, key: 0, take: '300', drawn: 300 }],
    out: [],
    witnesses: [],
    platformNo: t.platformNo,
    progress: { total: 300, seats: 600, accepted: 1, inspected: 0, published: 0 },
  };
  const many = times(20, (i) => ({
    label: `${t.trade}${i}|${'ABCD'[i % 4]}`,
    pool: 1000 + i,
    key: i,
    take: '10%',
  }));
  const numbers = times(20, (i) => String(4 * i + 3).padStart(2, '0')).join(' ');
  const beacon = {
    source: '中国福利彩票快乐8',
    issue: '2026060',
    form: '…',
    due: at('21:30'),
    isDue: false,
  };
  const piece = (state: CardState, view: DrawView): Piece => ({ state, card: drawCard(view) });
  return {
    ...registers(t, open),
    ...ownedLists(t),
    'draw open': piece('todo', open),
    'draw open, first, key units, nothing left out': piece('todo', first),
    'draw open, a number': piece('todo', {
      ...open,
      planned: 12,
      strata: strata.map((stratum, i) => ({ ...stratum, take: `${4 - i}` })),
    }),
    'draw open, one witness': piece('todo', { ...open, witnesses: [sent[0]!, ...witnesses.slice(1)] }),
    'draw open, with its page': piece('todo', { ...open, helpUrl: 'https://example.gov.cn/fair#unanswered' }),
    'draw open, all in': piece('running', { ...open, witnesses: sent }),
    'draw open, twenty strata': piece('todo', { ...open, strata: many }),
    'draw drawn': piece('running', drawn),
    'draw drawn, waits for approval': piece('running', { ...drawn, standing: 'open' }),
    'draw drawn, returned': piece('running', { ...drawn, standing: 'returned' }),
    'draw drawn, stopped': piece('running', { ...drawn, standing: 'stopped' }),
    'draw dispatched': piece('running', dispatched),
    'draw half inspected': piece('running', { ...dispatched, progress: halfway }),
    'draw all results public': piece('done', { ...dispatched, progress: finished }),
    'draw published': piece('done', { ...dispatched, state: 'published', progress: finished }),
    'draw of nothing': piece('running', {
      ...idle,
      strata: strata.map((stratum) => ({ ...stratum, drawn: 0 })),
    }),
    'draw without teams': piece('running', idle),
    'draw without tasks, published': piece('done', { ...idle, state: 'published' }),
    'draw void by two people': piece('void', {
      ...open,
      state: 'void',
      voided: { reason: 'wrong-list', by: t.names[0], approved: t.names[1] },
    }),
    'draw open, one minute left': piece('todo', { ...open, batches: 3, secondsLeft: 60 }),
    'draw drawn in three batches': piece('running', {
      ...drawn,
      batches: 3,
      reserves: 8,
      windows: [
        { from: '2026-03-11', to: '2026-03-18', count: 4 },
        { from: '2026-03-19', to: '2026-03-27', count: 3 },
        { from: '2026-03-28', to: '2026-04-08', count: 3 },
      ],
    }),
    'draw open, a public value announced': piece('todo', { ...open, grade: '甲', beacon }),
    'draw closed, the public value awaited': piece('running', {
      ...open,
      grade: '甲',
      witnesses: sent,
      beacon,
    }),
    'draw closed, the public value due': piece('todo', {
      ...open,
      grade: '甲',
      witnesses: sent,
      beacon: { ...beacon, isDue: true },
    }),
    'draw closed, the public value known': piece('running', {
      ...open,
      grade: '甲',
      witnesses: sent,
      beacon: { ...beacon, isDue: true, value: numbers },
    }),
    'draw drawn, corrected': piece('running', {
      ...drawn,
      grade: '甲',
      corrected: 1,
      beacon: { ...beacon, isDue: true, value: numbers },
    }),
    'draw drill': piece('drill', { ...open, kind: 'drill', no: '演练2026-001', grade: '丙' }),
    'draw drill, over': piece('drill', {
      ...idle,
      kind: 'drill',
      no: '演练2026-001',
      state: 'published',
      grade: '丙',
    }),
    'draw drill, void': piece('drill', { ...open, kind: 'drill', no: '演练2026-001', state: 'void' }),
    'draw drawn, experts and a partner': piece('running', {
      ...drawn,
      experts: 1,
      crews: [
        { name: '专家', size: 1 },
        { name: t.section, size: 1 },
      ],
    }),
    'draw again': piece('todo', { ...open, againNo: '晋市应急〔2026〕5号' }),
    'draw void': piece('void', { ...open, state: 'void', witnesses: [sent[0]!, ...witnesses.slice(1)] }),
    'draw of the province, waiting': piece('running', { ...province, dispatched: false }),
    'draw of the province': piece('running', province),
  };
}

function lists(t: Texts): Record<string, Piece> {
  const states = ['assigned', 'accepted', 'reported', 'inspected', 'closed'] as const;
  const decided = { by: t.names[1], at: at('10:00') };
  const steps: ListView['steps'] = [
    { state: 'returned', submitter: t.names[0], submittedAt: at('09:30'), decided, returnReason: t.text },
  ];
  const rows = (n: number, state?: ListRow['state']) =>
    times(
      n,
      (i): ListRow => ({
        name: t.unit,
        county: t.county,
        team: [t.names[i % 3] ?? '', t.names[(i + 1) % 3] ?? ''],
        state: state ?? states[i % 5] ?? 'waiting',
      }),
    );
  const list = (
    state: CardState,
    shown: ListRow[],
    dispatched = true,
    done = false,
    mayApply = false,
    standing: ListView['standing'] = 'approved',
  ): Piece => {
    const n = shown.length;
    const counts = done
      ? { inspected: n, problems: 1, published: n, closed: n }
      : {
          inspected: Math.floor(n / 2),
          problems: Math.floor(n / 5),
          published: Math.floor(n / 5),
          closed: 0,
        };
    return {
      state,
      card: listCard({
        drawId: 3,
        no: '2026-003',
        mayApply,
        dispatched,
        standing,
        steps,
        rows: shown,
        counts,
      }),
    };
  };
  const ofOurOwn = (n: number): Piece => {
    const { card: _, ...base } = list('running', rows(n), true, false, true);
    const firms = times(n, () => ({ name: t.unit, county: t.county }));
    const drawn = {
      grade: '甲' as const,
      witnesses: 2,
      windows: [
        { from: '2026-03-11', to: '2026-03-18', count: 4 },
        { from: '2026-03-19', to: '2026-04-08', count: 3 },
      ],
      reserves: ['A', 'B'].map((grade) => ({ label: `${t.trade}|${grade}`, firms })),
    };
    const view = {
      drawId: 3,
      no: '2026-003',
      mayApply: true,
      dispatched: true,
      standing: 'approved',
      steps: [],
    } as const;
    const counts = { inspected: 1, problems: 0, published: 0, closed: 0 };
    return { ...base, card: listCard({ ...view, rows: rows(n), counts, drawn }) };
  };
  return {
    'list none': list('running', []),
    'list one, waiting': list('running', rows(1, 'waiting'), false),
    'list one, to approve': list('running', rows(1, 'waiting'), false, false, true, 'open'),
    'list ten, returned': list('todo', rows(10, 'waiting'), false, false, true, 'returned'),
    'list one, stopped': list('void', rows(1, 'stopped'), false, false, false, 'stopped'),
    'list ten': list('running', rows(10), true, false, true),
    'list three hundred': list('running', rows(300), true, false, true),
    'list done': list('done', rows(3, 'closed'), true, true),
    'list with reserves and batches': ofOurOwn(3),
    'list three hundred with reserves and batches': ofOurOwn(300),
  };
}

function offices(t: Texts): Record<string, Piece> {
  const waiting: OfficeView = {
    drawId: 3,
    no: '2026-003',
    today: TODAY,
    counts: { total: 10, inspected: 0, published: 0, overdue: 0 },
    toPublish: [],
    record: 'closed',
    approval: { is: 'settled' },
    steps: [],
  };
  const running: OfficeView = {
    ...waiting,
    dispatched: { by: t.names[0], at: at('10:00'), platformNo: t.platformNo, platformDay: '2026-03-10' },
  };
  const counts = { total: 10, inspected: 10, published: 10, overdue: 0 };
  const none = { total: 0, inspected: 0, published: 0, overdue: 0 };
  const toPublish = (n: number) =>
    times(
      n,
      (i): ToPublish => ({
        taskId: i + 1,
        name: t.unit,
        county: t.county,
        due: '2026-04-16',
        provisional: i % 2 === 1,
      }),
    );
  const publish = (n: number, overdue = 0): OfficeView => ({
    ...running,
    counts: { total: Math.max(n, 10), inspected: n, published: 0, overdue },
    toPublish: toPublish(n),
  });
  const piece = (state: CardState, view: OfficeView): Piece => ({ state, card: officeCard(view) });
  return {
    'office platform': piece('todo', waiting),
    'office platform, number known': piece('todo', { ...waiting, platformNo: t.platformNo, record: 'none' }),
    'office running': piece('running', running),
    'office running, waived': piece('running', {
      ...running,
      dispatched: { by: t.names[0], at: at('10:00'), waiver: t.waiver },
    }),
    'office publish one': piece('todo', publish(1)),
    'office publish three': piece('todo', publish(3)),
    'office publish three hundred': piece('todo', publish(300)),
    'office late': piece('late', publish(3, 1)),
    'office publish and open': piece('todo', { ...publish(10), record: 'openable' }),
    'office open': piece('todo', { ...running, counts, record: 'openable' }),
    'office, all done, may be corrected': piece('done', {
      ...waiting,
      counts: none,
      record: 'opened',
      opened: { by: t.names[0], at: at('10:00') },
      correctable: true,
    }),
    'office, nothing drawn': piece('running', { ...waiting, counts: none }),
    'office, nothing drawn, open': piece('todo', { ...waiting, counts: none, record: 'openable' }),
    'office, nothing drawn, done': piece('done', {
      ...waiting,
      counts: none,
      record: 'opened',
      opened: { at: at('16:00') },
    }),
    'office done': piece('done', {
      ...running,
      counts,
      record: 'opened',
      opened: { by: t.names[1], at: at('16:00') },
    }),
    'office done, province': piece('done', { ...running, counts, record: 'none' }),
  };
}

/** States of a task, each for the one who wrote (A) and the other (B). */
function tasks(t: Texts): Record<string, Piece> {
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

function summaries(t: Texts): Record<string, Piece> {
  const none: SummaryRow = {
    section: t.section,
    drawn: 0,
    accepted: 0,
    inspected: 0,
    problems: 0,
    rectified: 0,
    published: 0,
    overdue: 0,
  };
  const some = {
    ...none,
    drawn: 1234,
    accepted: 1200,
    inspected: 900,
    problems: 80,
    rectified: 60,
    published: 700,
  };
  const summary = (state: CardState, rows: SummaryRow[], draws: number, voids = 0, urgent = 0): Piece => ({
    state,
    card: summaryCard({
      today: TODAY,
      rows,
      draws,
      voids,
      toApprove: urgent,
      urgent,
      urgentOpen: urgent,
      chiefs: rows
        .filter(({ drawn }) => drawn > 0)
        .map(({ section }, i) => ({
          section,
          chief: t.names[i % 3] ?? '',
          draws: i + 1,
          again: i % 2,
          voids: i,
          substitutions: 2 * i,
        })),
    }),
  });
  return {
    'summary empty': summary('info', [none, { ...none, section: `${t.section}二` }], 0),
    'summary without sections': summary('info', [], 0),
    'summary one': summary('info', [some], 5, 1),
    'summary with urgent ones': summary('info', [some], 5, 1, 2),
    'summary overdue': summary('late', [some, { ...some, section: `${t.section}二`, overdue: 3 }], 12, 1),
    'summary of twelve sections': summary(
      'info',
      times(12, (i) => ({ ...some, section: `${t.section}${i}` })),
      40,
    ),
  };
}

function todos(t: Texts): Record<string, Piece> {
  const kinds: TodoRow['kind'][] = [
    ...(['accept', 'report', 'confirm', 'recheck', 'confirmRecheck'] as const),
    ...(['dispatch', 'publish', 'open', 'witness', 'decide', 'undelivered'] as const),
    ...(['decideSubstitute', 'decideVoid', 'decideCorrect', 'confirmBeacon', 'enterBeacon'] as const),
  ];
  const row = (i: number): TodoRow => {
    const kind = kinds[i % kinds.length] ?? 'accept';
    if (['dispatch', 'open', 'witness', 'decideVoid', 'decideCorrect'].includes(kind) || /Beacon$/.test(kind))
      return { kind, subject: '抽查 2026-003' };
    if (kind === 'undelivered') return { kind, subject: '全部 3 条' };
    const subject = { name: t.unit, county: t.county };
    return { kind, subject, due: { day: '2026-04-08', provisional: i % 2 === 1 } };
  };
  const progress = times(
    20,
    (i): ProgressRow => ({
      no: `2026-0${10 + i}`,
      section: i < 10 ? t.section : `${t.section}二`,
      state: (['open', 'drawn', 'waiting', 'published', 'void'] as const)[i % 5]!,
      total: 300,
      inspected: 12 * i,
      published: 10 * i,
    }),
  );
  return {
    'todo none': { state: 'done', card: todoCard([]) },
    'todo one': { state: 'todo', card: todoCard([row(0)]) },
    'todo of each kind': { state: 'todo', card: todoCard(times(kinds.length, row)) },
    'todo three hundred': { state: 'todo', card: todoCard(times(300, row)) },
    'progress none': { state: 'info', card: progressCard([]) },
    'progress one': { state: 'info', card: progressCard(progress.slice(0, 1)) },
    'progress ten of one section': { state: 'info', card: progressCard(progress.slice(0, 10)) },
    'progress twenty': { state: 'info', card: progressCard(progress) },
  };
}

function reminders(t: Texts): Record<string, Piece> {
  const row = (kind: ReminderRow['kind'], stage: ReminderRow['stage'], provisional = false): ReminderRow => ({
    name: t.unit,
    county: t.county,
    kind,
    stage,
    due: '2026-04-16',
    provisional,
  });
  return {
    'reminder team': {
      state: 'todo',
      card: reminderCard('team', [row('accept', 'T-0'), row('visit', 'T-5'), row('rectify', 'T-2')]),
    },
    'reminder of one thing, after an outage': {
      state: 'todo',
      card: reminderCard('team', [{ ...row('visit', 'T-5'), left: 3 }]),
    },
    'reminder office': {
      state: 'todo',
      card: reminderCard('office', [row('publish', 'T-10', true), row('publish', 'T-0')]),
    },
    'reminder office three hundred': {
      state: 'todo',
      card: reminderCard(
        'office',
        times(300, () => row('publish', 'T-5')),
      ),
    },
    'reminder chief': {
      state: 'late',
      card: reminderCard('chief', [row('visit', 'overdue'), row('publish', 'overdue')]),
    },
    'reminder leadership': { state: 'late', card: reminderCard('leadership', [row('publish', 'escalated')]) },
  };
}

function others(t: Texts): Record<string, Piece> {
  const sections = [
    { id: 1, name: t.section },
    { id: 2, name: `${t.section}二` },
  ];
  const unknown = commands.map((command): [string, Piece] => [
    `unknown, nearest ${command.name}`,
    { state: 'info', card: unknownCard(t.typed, command.words) },
  ]);
  return {
    'not begun': { state: 'info', card: notBegunCard(t.typed) },
    help: { state: 'info', card: helpCard(commands.map((command) => command.words)) },
    'help, no rights': {
      state: 'info',
      card: helpCard(
        commands.filter((command) => command.may === 'ask-help').map((command) => command.words),
      ),
    },
    ...Object.fromEntries(unknown),
    bind: { state: 'todo', card: bindForm(sections, false) },
    welcome: { state: 'todo', card: bindForm(sections, true) },
    'bind, no sections': { state: 'todo', card: bindForm([], false) },
    bound: { state: 'done', card: boundCard(`${t.section}工作群`, t.names[0], at('09:00')) },
    moved: { state: 'void', card: movedCard() },
  };
}
