/** 一单两库 as their owners keep them: 回避申报, 专家, 检查表, 分级, 资格审查, 企业状态, 新增事项. */
import { type ExpertsView, expertsCard } from '../../cards/experts.ts';
import { type GradesView, gradesCard } from '../../cards/grades.ts';
import { type ItemView, itemCard } from '../../cards/item.ts';
import { type ItemDraftView, itemDraftCard, newItemForm } from '../../cards/item-new.ts';
import { overrideCard, overrideForm } from '../../cards/override.ts';
import { type QualificationView, qualificationCard } from '../../cards/qualification.ts';
import { type OwnRecusalsView, ownRecusalsCard, recusalYearCard } from '../../cards/recusals.ts';
import { taskCard } from '../../cards/task.ts';
import type { TaskView } from '../../cards/task-view.ts';
import { type UnitStatusView, unitStatusCard, unitStatusForm } from '../../cards/unit-status.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

const at = new Date('2026-01-05T01:02:00Z');

export function ownedLists(t: Texts): Record<string, Piece> {
  return {
    ...recusals(t),
    ...experts(t),
    ...checklists(t),
    ...grades(t),
    ...reviews(t),
    ...statuses(t),
    ...newItems(t),
  };
}

function recusals(t: Texts): Record<string, Piece> {
  const one = (i: number): OwnRecusalsView['recusals'][number] => ({
    enterpriseId: i + 1,
    name: i === 0 ? t.unit : `${t.unit}${i}`,
    county: t.county,
    kind: i % 3 === 2 ? null : i % 2 ? 'kinship' : 'former-employer',
    reason: i % 3 === 2 ? null : t.text,
    declaredAt: i % 3 === 2 ? null : at,
  });
  const ended = { name: t.unit, county: t.county, endedAt: at, endReason: t.waiver };
  const open = { year: 2026, declaredAt: null };
  const own = (state: Piece['state'], view: Partial<OwnRecusalsView>): Piece => ({
    state,
    card: ownRecusalsCard({ recusals: [], ended: [], ...view }),
  });
  const choose = {
    text: t.typed,
    units: times(20, (i) => ({ id: i + 1, name: `${t.unit}${i}`, county: t.county })),
    kind: 'interest',
    reason: t.text,
  } as const;
  const year = (n: number): Piece => ({
    state: n === 0 ? 'done' : 'running',
    card: recusalYearCard({
      year: 2026,
      asked: 320,
      declared: 320 - n,
      recusals: 45,
      open: times(n, (i) => ({ name: t.names[i % 3]!, section: i % 2 ? t.section : null })),
    }),
  });
  return {
    'recusals own, none': own('info', {}),
    'recusals own, one': own('info', { recusals: [one(0)], year: { year: 2026, declaredAt: at } }),
    'recusals own, three hundred': own('info', { recusals: times(300, one), ended: times(30, () => ended) }),
    'recusals own, several fit': own('todo', { recusals: [one(0)], choose }),
    'recusals of the year, none': own('todo', { year: open }),
    'recusals of the year, three': own('todo', { recusals: times(3, one), ended: [ended], year: open }),
    'recusals, all confirmed': year(0),
    'recusals, one open': year(1),
    'recusals, three hundred open': year(300),
  };
}

function experts(t: Texts): Record<string, Piece> {
  const visit = (i: number, more: Partial<ExpertsView['visits'][number]> = {}) => ({
    taskId: i + 1,
    drawNo: '2026-003',
    name: i === 0 ? t.unit : `${t.unit}${i}`,
    county: t.county,
    from: '2026-03-16',
    to: '2026-04-10',
    wanted: 2,
    ahead: true,
    named: [],
    ...more,
  });
  const named = [
    { expertId: 1, name: t.names[0], unit: t.unit, signed: true, drawn: true },
    { expertId: 2, name: t.names[1], unit: t.unit, signed: false, drawn: true },
  ];
  const pool = times(70, (i) => ({ id: i + 1, name: t.names[i % 3]!, unit: t.unit, fields: [t.trade] }));
  const view: ExpertsView = { today: '2026-03-20', mayName: true, visits: [], pool, photos: [] };
  const photos = [{ id: 1, taskId: 1, sender: t.names[0], sentAt: at }];
  const piece = (state: Piece['state'], more: Partial<ExpertsView>): Piece => ({
    state,
    card: expertsCard({ ...view, ...more }),
  });
  return {
    'experts, none': piece('done', {}),
    'experts, one visit': piece('todo', { visits: [visit(0)] }),
    'experts, register empty': piece('todo', { visits: [visit(0)], pool: [] }),
    'experts, named': piece('todo', { visits: [visit(0, { named })], photos }),
    'experts, of the team': piece('todo', {
      visits: [visit(0, { named, ahead: false })],
      mayName: false,
      photos,
    }),
    'experts, of the team, none named': piece('done', { visits: [visit(0)], mayName: false }),
    'experts, three hundred visits': piece('todo', {
      visits: times(300, (i) => visit(i, { named: i % 2 ? named : [] })),
    }),
  };
}

function checklists(t: Texts): Record<string, Piece> {
  const line = (i: number) => ({
    no: i + 1,
    text: t.text,
    quoted: i % 3 === 0,
    source: t.item,
    major: i % 2 === 0,
    required: true,
  });
  const list = (id: number, n: number) => ({ id, title: `${t.trade}检查表`, lines: times(n, line) });
  const team = [1, 2].map((id) => ({ id, name: t.names[id - 1]!, openId: null }));
  const view: TaskView = {
    task: {
      id: 9,
      team: [1, 2],
      from: '2026-03-16',
      to: '2026-04-10',
      state: { is: 'accepted', since: at, by: 1 },
    },
    reader: 1,
    team,
    name: t.unit,
    county: t.county,
    today: '2026-03-20',
    overdue: false,
    asks: 'may',
  };
  const hazards = (n: number) =>
    times(n, (i) => ({ checklist: 3, no: i + 1, text: t.text, source: t.item, major: i % 2 === 0 }));
  const found = (n: number) => ({
    day: '2026-03-20',
    method: 'on-site' as const,
    result: 'ordered-to-correct' as const,
    text: t.text,
    hazards: hazards(n),
  });
  const looked = (of: number, n: number) => ({
    ...found(2),
    musts: { of, unchecked: hazards(n) },
  });
  const must = (of: number, n: number): TaskView => ({
    ...view,
    task: {
      ...view.task,
      state: { is: 'reported', since: at, by: 1, report: { content: looked(of, n), by: 2, at } },
    },
  });
  const reported: TaskView = {
    ...view,
    task: {
      ...view.task,
      state: { is: 'reported', since: at, by: 1, report: { content: found(2), by: 2, at } },
    },
    experts: [
      { name: t.names[2], unit: t.unit },
      { name: t.names[1], unit: t.unit, opinion: t.text, signedOn: '2026-03-20', photo: true },
    ],
  };
  const piece = (more: Partial<TaskView>): Piece => ({ state: 'todo', card: taskCard({ ...view, ...more }) });
  return {
    'task with a checklist': piece({ checklists: [list(3, 3)] }),
    'task with checklists of three hundred lines': piece({ checklists: [list(3, 150), list(4, 150)] }),
    'task with a checklist, sent back': piece({
      checklists: [list(3, 3)],
      returned: { by: t.names[1], report: { ...found(1), musts: { of: 3, unchecked: hazards(3).slice(2) } } },
    }),
    'task reported with hazards and experts': piece(reported),
    'task reported, all that must be looked at': piece(must(22, 0)),
    'task reported, one not looked at': piece(must(22, 1)),
    'task reported, three hundred not looked at': piece(must(300, 300)),
  };
}

function grades(t: Texts): Record<string, Piece> {
  const row = (grade: 'A' | 'B' | 'C' | 'D', more: Partial<GradesView['rows'][number]> = {}) => ({
    grade,
    ratioBp: 0,
    ratio: 1000,
    frequency: 100,
    cap: null,
    kept: null,
    units: 1751,
    below: false,
    ...more,
  });
  const low = { ratioBp: 500, ratio: 500, frequency: 50, below: true };
  const decided = { by: t.names[0], at, reason: t.waiver };
  const piece = (state: Piece['state'], rows: GradesView['rows']): Piece => ({
    state,
    card: gradesCard({ rows }),
  });
  const rest = [row('B'), row('C', { cap: 4 }), row('D', { ratioBp: 10_000, ratio: 10_000, cap: 12 })];
  return {
    'grades, none set': piece('info', [row('A'), row('B'), row('C'), row('D')]),
    'grades, one below once a year': piece('todo', [row('A', low), ...rest]),
    'grades, kept below once a year': piece('info', [row('A', { ...low, kept: true, decided }), ...rest]),
    'grades, raised to once a year': piece('info', [row('A', { ...low, kept: false, decided }), ...rest]),
  };
}

function reviews(t: Texts): Record<string, Piece> {
  const due = (i: number): QualificationView['due'][number] => ({
    id: i + 1,
    name: t.names[i % 3]!,
    section: i % 2 ? t.section : null,
    certificateNo: '140700123456',
    validUntil: '2028-06-30',
    why: i % 2 ? 'old' : 'never',
    reviewedBy: i % 2 ? t.names[0] : null,
    reviewedOn: i % 2 ? '2025-01-05' : null,
  });
  const piece = (n: number): Piece => ({
    state: n === 0 ? 'done' : 'todo',
    card: qualificationCard({ today: '2026-03-10', all: 300, due: times(n, due) }),
  });
  return {
    'reviews, none due': piece(0),
    'reviews, one due': piece(1),
    'reviews, three hundred due': piece(300),
  };
}

function statuses(t: Texts): Record<string, Piece> {
  const photo = (i: number) => ({
    id: i + 1,
    taskId: 9,
    sender: t.names[i % 3]!,
    sentAt: at,
    attached: i === 0,
  });
  const view: UnitStatusView = {
    id: 4,
    photos: [],
    name: t.unit,
    county: t.county,
    before: 'active',
    after: 'suspended',
    since: '2026-03-10',
    evidence: t.text,
    isListed: true,
    underWay: true,
    who: t.names[0],
    at,
  };
  const choose = {
    text: t.typed,
    units: times(20, (i) => ({ id: i + 1, name: `${t.unit}${i}`, county: t.county })),
    status: 'cancelled' as const,
    since: '2026-03-01',
    evidence: t.text,
  };
  const ground = { cause: 'transfer', documentNo: t.waiver } as const;
  const entered = { ...ground, name: t.unit, who: t.names[0], at };
  const form = (more: object): Piece => ({
    state: 'todo',
    card: unitStatusForm({ today: '2026-03-10', ...more }),
  });
  return {
    'override form': { state: 'todo', card: overrideForm() },
    'override form, several fit': { state: 'todo', card: overrideForm({ ...choose, ...ground }) },
    'override entered': { state: 'done', card: overrideCard({ ...entered, made: true }) },
    'override entered before': { state: 'refused', card: overrideCard({ ...entered, made: false }) },
    'unit status form': form({}),
    'unit status form, several fit': form({ choose }),
    'unit status entered': { state: 'done', card: unitStatusCard(view) },
    'unit status, with photos': {
      state: 'done',
      card: unitStatusCard({ ...view, photos: times(20, photo) }),
    },
    'unit status, works again': {
      state: 'done',
      card: unitStatusCard({ ...view, before: 'suspended', after: 'active' }),
    },
  };
}

function newItems(t: Texts): Record<string, Piece> {
  const view: ItemDraftView = {
    id: 7,
    state: 'draft',
    name: t.item,
    rows: [
      { column: 'basis', value: t.waiver },
      { column: 'content', value: `${t.text}${t.text}` },
    ],
    quoted: false,
    category: 'both',
    filled: { method: t.waiver },
  };
  const full = { method: t.text, object: t.text, ratio: '10%', frequency: t.waiver, officers: t.text };
  const draft = (state: Piece['state'], more: Partial<ItemDraftView>): Piece => ({
    state,
    card: itemDraftCard({ ...view, ...more }),
  });
  const asked: ItemView = {
    ...{ id: 7, state: 'submitted', name: t.item, no: 1, isNew: true, from: '2026-04-01', to: null },
    changes: [{ column: 'basis', before: '（空）', after: t.waiver }],
    quoted: true,
    reason: t.waiver,
    submitter: t.names[0],
    submittedAt: at,
  };
  const returned = {
    ...asked,
    state: 'returned' as const,
    decided: { by: t.names[1], at },
    returnReason: t.text,
  };
  return {
    'new item form': {
      state: 'todo',
      card: newItemForm({ today: '2026-03-10', trades: ['金属冶炼', '危险化学品生产'] }),
    },
    'new item, draft': draft('todo', {}),
    'new item, draft filled in': draft('todo', { filled: full, quoted: true, category: 'key' }),
    'new item, submitted': draft('running', { state: 'submitted' }),
    'new item, withdrawn': draft('void', { state: 'withdrawn' }),
    'new item, to be approved': { state: 'todo', card: itemCard(asked) },
    'new item, returned': { state: 'refused', card: itemCard(returned) },
  };
}
