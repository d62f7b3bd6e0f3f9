/** 年度抽查计划, every face of it. */
import { planCard } from '../../cards/plan.ts';
import { type PlanApprovalView, planApprovalCard } from '../../cards/plan-approval.ts';
import { type BureauPlanView, bureauPlanCard } from '../../cards/plan-bureau.ts';
import { daysForm, daysFormDone } from '../../cards/plan-days.ts';
import { entryDrawForm, planDrawDone, temporaryForm } from '../../cards/plan-draw-forms.ts';
import { entryForm, entryFormDone } from '../../cards/plan-entry-form.ts';
import type { PlanLine } from '../../cards/plan-lines.ts';
import type { PlanView } from '../../cards/plan-view.ts';
import { type PlatformView, platformCard } from '../../cards/platform.ts';
import { planDrawWords, planEntryWords } from '../../cards/words-plan-forms.ts';
import { spreadOf } from '../../src/domain/yearly-plan/spread.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

const AT = new Date('2026-03-10T09:05:00+08:00');
const TODAY = '2026-03-10';

export function plans(t: Texts): Record<string, Piece> {
  return { ...sections(t), ...forms(t), ...approvals(t), ...bureaus(t), ...platform(t) };
}

function platform(t: Texts): Record<string, Piece> {
  const base: PlatformView = {
    id: 3,
    kind: 'enterprises',
    today: TODAY,
    due: { day: '2026-03-24', provisional: false },
    left: 10,
    count: 300,
    names: times(20, () => t.unit),
    unfiled: 0,
  };
  const plan = { section: t.section, year: 2026 };
  const piece = (state: Piece['state'], view: Partial<PlatformView>): Piece => ({
    state,
    card: platformCard({ ...base, ...view }),
  });
  return {
    'platform three hundred': piece('todo', {}),
    'platform one': piece('todo', { kind: 'inspectors', count: 1, names: [t.names[0]], left: 0 }),
    'platform of the items, provisional': piece('todo', {
      kind: 'items',
      count: 1,
      names: [t.item],
      due: { day: '2027-01-08', provisional: true },
    }),
    'platform of a plan': piece('todo', { kind: 'plan', plan, count: 0, names: [] }),
    'platform taken, then changed': piece('todo', { filedAt: AT, unfiled: 12 }),
    'platform late': piece('late', { left: -2 }),
    'platform done': piece('done', {
      done: { by: t.names[0], at: AT, receiptNo: t.receipt, enteredOn: TODAY },
    }),
    'platform waived': piece('done', {
      kind: 'plan',
      plan,
      done: { by: t.names[0], at: AT, waiver: t.waiver },
    }),
  };
}

const line = (t: Texts, i: number, over: Partial<PlanLine> = {}): PlanLine => ({
  id: 100 + i,
  line: i + 1,
  item: t.item,
  type: i % 3 === 2 ? 'key' : 'general',
  amount: i % 2 ? 'A5% B10% C20% D50%' : '12家',
  windows:
    i % 2
      ? [['2026-01-01', '2026-12-31']]
      : [
          ['2026-03-01', '2026-06-30'],
          ['2026-09-16', '2026-10-20'],
        ],
  teams: i % 2 ? null : 3,
  experts: i % 2,
  partners: i % 4 === 1 ? t.waiver : null,
  progress: { target: 12 + i, drawn: 9, visited: 4 },
  ...over,
});

const coverage = (['key', 'A', 'B', 'C', 'D'] as const).map((what, i) => ({
  what,
  pool: 20 - 4 * i,
  visited: 8 - 2 * i,
}));
const uneven = spreadOf([...times(8, () => '2026-03-10'), ...times(4, (i) => `2026-03-1${i + 1}`)]);

function sections(t: Texts): Record<string, Piece> {
  const base: PlanView = {
    id: '7',
    section: t.section,
    year: 2026,
    state: 'approved',
    version: 1,
    reader: 'chief',
    today: TODAY,
    lines: times(3, (i) => line(t, i)),
    coverage,
    spread: uneven,
    temporary: [{ no: '2026-004', temporaryNo: t.receipt }],
    submitted: { by: t.names[0], at: AT },
    decided: { by: t.names[1], behalf: t.names[2], at: AT },
  };
  const none: Partial<PlanView> = {
    id: '2-2026',
    state: 'none',
    lines: [],
    temporary: [],
    spread: spreadOf([]),
  };
  const piece = (state: Piece['state'], view: Partial<PlanView>): Piece => ({
    state,
    card: planCard({ ...base, ...view }),
  });
  return {
    'plan none': piece('todo', none),
    'plan none to read': piece('running', { ...none, reader: 'reader' }),
    'plan draft one': piece('todo', { state: 'draft', lines: [line(t, 0)] }),
    'plan draft three hundred': piece('todo', { state: 'draft', lines: times(300, (i) => line(t, i)) }),
    'plan draft to read': piece('running', { state: 'draft', reader: 'office' }),
    'plan adjusted': piece('todo', { state: 'draft', version: 2, reason: t.text }),
    'plan open': piece('running', { state: 'open' }),
    'plan returned': piece('todo', { state: 'returned', returnReason: t.text }),
    'plan approved': piece('running', {}),
    'plan approved three hundred': piece('running', { lines: times(300, (i) => line(t, i)) }),
    'plan approved to read': piece('running', { reader: 'reader', temporary: [] }),
    'plan to publish': piece('todo', { reader: 'office' }),
    'plan published': piece('running', { reader: 'office', published: { day: TODAY, where: t.address } }),
    'plan done': piece('done', {
      lines: [line(t, 0, { progress: { target: 4, drawn: 4, visited: 4 } })],
      reason: t.text,
      version: 2,
    }),
    'plan replaced': piece('void', { state: 'replaced' }),
    'plan dropped': piece('void', { state: 'dropped', version: 2 }),
  };
}

function forms(t: Texts): Record<string, Piece> {
  const items = [
    { code: 'I01', name: t.item },
    { code: 'I02', name: `${t.item}二` },
  ];
  const drawing = {
    section: t.section,
    line: line(t, 0),
    trades: [t.trade],
    amount: '3',
    witnesses: t.names,
    from: '2026-03-11',
    to: '2026-04-08',
    departments: [],
    help: { experts: 1, partners: [] },
    unmanned: [],
    minutes: 2,
    late: false,
  };
  const values = { type: 'general' as const, amount: '10%', windows: '', help: '', partners: '' };
  return {
    'plan entry form': {
      state: 'todo',
      card: entryForm({ id: '2-2026', section: t.section, year: 2026, items, values }),
    },
    'plan entry form again': {
      state: 'todo',
      card: entryForm({
        id: 'e45',
        section: t.section,
        year: 2026,
        items,
        entryId: 45,
        values: {
          item: 'I02',
          type: 'key',
          amount: '',
          windows: '3月至6月；9月16日至10月20日',
          help: '3组，专家1',
          partners: t.waiver,
        },
      }),
    },
    'plan entry kept': {
      state: 'done',
      card: entryFormDone(t.section, 2026, planEntryWords.done('张伟', AT, 3)),
    },
    'plan draw form': { state: 'todo', card: entryDrawForm(drawing) },
    'plan draw form late key': {
      state: 'todo',
      card: entryDrawForm({ ...drawing, line: line(t, 2), late: true, minutes: 15, unmanned: [...t.names] }),
    },
    'plan draw form temporary': {
      state: 'todo',
      card: temporaryForm({
        sectionId: 2,
        section: t.section,
        trades: [t.trade, `${t.trade}二`],
        from: '2026-03-11',
        to: '2026-04-08',
        departments: ['市生态环境局', '市市场监管局'],
        help: { experts: 1, partners: ['市生态环境局'] },
      }),
    },
    'plan draw form done': {
      state: 'done',
      card: planDrawDone(planDrawWords.title(1, '危化科'), t.names[0], AT, '2026-003'),
    },
  };
}

function approvals(t: Texts): Record<string, Piece> {
  const base: PlanApprovalView = {
    id: 7,
    section: t.section,
    year: 2026,
    state: 'open',
    lines: times(8, (i) => line(t, i)),
    changes: [],
    submitted: { by: t.names[0], at: AT },
    late: false,
    notes: [],
  };
  const decided = { by: t.names[1], at: AT };
  const piece = (state: Piece['state'], view: Partial<PlanApprovalView>): Piece => ({
    state,
    card: planApprovalCard({ ...base, ...view }),
  });
  return {
    'plan approval open': piece('todo', {}),
    'plan approval late': piece('late', { late: true, lines: times(300, (i) => line(t, i)) }),
    'plan approval of an adjustment': piece('todo', {
      reason: t.text,
      changes: [
        { line: 1, item: t.item, is: 'changed', fields: ['amount', 'windows', 'partners'] },
        { line: 2, item: t.item, is: 'removed', fields: [] },
        { line: 9, item: t.item, is: 'added', fields: [] },
      ],
    }),
    'plan approval approved': piece('done', {
      state: 'approved',
      decided: { ...decided, behalf: t.names[2] },
    }),
    'plan approval passed to another': piece('running', { passedTo: t.names[1] }),
    'plan approval returned': piece('done', { state: 'returned', decided, returnReason: t.text }),
    'plan approval of the bureau': piece('todo', { lines: [], notes: ['总法定工作日 2976 天'] }),
  };
}

function bureaus(t: Texts): Record<string, Piece> {
  const days = {
    officers: 12,
    workdays: 248,
    other: { general: 300, permits: 180, accidents: 100, joint: 225 },
    nonLaw: { duty: 240, study: 360, leave: 600 },
    perVisit: 2,
  };
  const section = (i: number): BureauPlanView['sections'][number] => ({
    id: i + 1,
    name: t.section,
    state: (['approved', 'draft', 'none'] as const)[i % 3]!,
    published: i === 0,
    entries: [3, 2, 0][i % 3]!,
    target: 40,
    drawn: 20,
    visited: 9,
  });
  const base: BureauPlanView = {
    bureau: t.section,
    year: 2026,
    state: 'none',
    reader: 'office',
    today: TODAY,
    sections: times(3, section),
    visits: { key: 200, general: 100 },
    coverage,
    spread: uneven,
  };
  const piece = (state: Piece['state'], view: Partial<BureauPlanView>): Piece => ({
    state,
    card: bureauPlanCard({ ...base, ...view }),
  });
  return {
    'plan bureau none': piece('todo', { spread: spreadOf([]) }),
    'plan bureau draft': piece('todo', { state: 'draft', id: 9, days }),
    'plan bureau over': piece('todo', { state: 'draft', id: 9, days, visits: { key: 400, general: 200 } }),
    'plan bureau open': piece('running', { state: 'open', id: 9, days }),
    'plan bureau returned': piece('todo', {
      state: 'returned',
      id: 9,
      days,
      decided: { by: t.names[1], at: AT },
      returnReason: t.text,
    }),
    'plan bureau to publish': piece('todo', {
      state: 'approved',
      id: 9,
      days,
      decided: { by: t.names[1], at: AT },
    }),
    'plan bureau published': piece('running', {
      state: 'approved',
      id: 9,
      days,
      reason: t.text,
      decided: { by: t.names[1], at: AT },
      published: { day: TODAY, where: t.address },
    }),
    'plan bureau to read': piece('info', { reader: 'reader', sections: times(12, section) }),
    'plan bureau without sections': piece('info', { reader: 'reader', sections: [] }),
    'plan days form': { state: 'todo', card: daysForm({ year: 2026, days, adjusts: false }) },
    'plan days form again': { state: 'todo', card: daysForm({ year: 2026, days, adjusts: true }) },
    'plan days kept': { state: 'done', card: daysFormDone(2026, t.names[0], AT, 971) },
  };
}
