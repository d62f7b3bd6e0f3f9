/** 检查审批, every face of it. */
import { type ApprovalStep, type ApprovalView, approvalCard } from '../../cards/approval.ts';
import { standInCard, urgentDone, urgentForm } from '../../cards/approval-forms.ts';
import type { CardState } from '../../cards/kit.ts';
import { officeCard } from '../../cards/office.ts';
import type { OfficeView } from '../../cards/office-view.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

const at = (time: string) => new Date(`2026-03-12T${time}:00+08:00`);

export function approvals(t: Texts): Record<string, Piece> {
  const [chief, deputy, leader] = t.names;
  const open: ApprovalStep = { state: 'open', submitter: chief, submittedAt: at('09:30') };
  const decided = { by: deputy, at: at('10:15') };
  const returned: ApprovalStep = { ...open, state: 'returned', decided, returnReason: t.text };
  const view = (n: number, more: Partial<ApprovalView> = {}): ApprovalView => ({
    id: 5,
    no: '2026-003',
    origin: 'ssd-1',
    type: 'general',
    body: '晋中市应急管理局',
    section: t.section,
    items: [t.item],
    bases: ['《中华人民共和国安全生产法》第六十五条'],
    contents: [t.text],
    methods: ['现场检查、查阅资料'],
    from: '2026-03-13',
    to: '2026-04-10',
    rows: times(n, () => ({ name: t.unit, county: t.county, team: [chief, leader] })),
    people: Math.min(2 * n, 30),
    late: false,
    steps: [open],
    ...more,
  });
  const piece = (state: CardState, one: ApprovalView): Piece => ({ state, card: approvalCard(one) });
  const standIns = (n: number) =>
    standInCard({
      today: '2026-03-12',
      choices: times(n, (i) => ({ id: i + 1, name: t.names[i % 3] ?? '' })),
      running: times(n, (i) => ({ id: i + 1, name: leader, from: '2026-03-12', to: '2026-03-20' })),
    });
  return {
    'approval one': piece('todo', view(1)),
    'approval three hundred': piece('todo', view(300)),
    'approval of the province': piece(
      'todo',
      view(3, {
        origin: 'province',
        platformNo: t.platformNo,
        items: [],
        bases: [],
        contents: [],
        methods: [],
      }),
    ),
    'approval of ten items': piece(
      'todo',
      view(3, { items: times(10, (i) => `${t.item}${i}`), bases: times(10, (i) => `${t.text}${i}`) }),
    ),
    'approval late': piece('late', view(3, { late: true, type: 'key' })),
    'approval urgent': piece('todo', view(3, { urgent: t.waiver })),
    'approval again': piece('todo', view(3, { steps: [returned, { ...open, note: t.text }] })),
    'approval returned': piece('done', view(3, { steps: [returned] })),
    'approval approved': piece('done', view(3, { steps: [{ ...open, state: 'approved', decided }] })),
    'approval by a stand-in': piece(
      'done',
      view(3, { steps: [{ ...open, state: 'approved', decided: { ...decided, behalf: leader } }] }),
    ),
    'approval passed to another': piece('running', view(3, { late: true, passedTo: t.names.join('、') })),
    'approval withdrawn': piece(
      'done',
      view(3, { steps: [{ ...open, state: 'withdrawn', decided: { by: '', at: at('11:00') } }] }),
    ),
    'urgent form': {
      state: 'todo',
      card: urgentForm({ drawId: 3, no: '2026-003', today: '2026-03-12' }),
    },
    'urgent done': { state: 'done', card: urgentDone('2026-003', at('10:00')) },
    'stand-in none': { state: 'info', card: standInCard({ today: '2026-03-12', choices: [], running: [] }) },
    'stand-in one': { state: 'info', card: standIns(1) },
    'stand-in three': { state: 'info', card: standIns(3) },
    ...desks(t, open, returned),
  };
}

/** 执法监督科 before the tasks are out, and after they went out first. */
function desks(t: Texts, open: ApprovalStep, returned: ApprovalStep): Record<string, Piece> {
  const waiting = { is: 'waiting', names: [t.names[1], t.names[2]] } as const;
  const before: OfficeView = {
    drawId: 3,
    no: '2026-003',
    today: '2026-03-12',
    counts: { total: 10, inspected: 0, published: 0, overdue: 0 },
    toPublish: [],
    record: 'closed',
    approval: waiting,
    steps: [open],
  };
  const dispatched = { by: t.names[0], at: at('10:00'), waiver: t.waiver };
  const out: OfficeView = { ...before, dispatched, urgent: t.waiver };
  const piece = (state: CardState, view: Partial<OfficeView>, of = before): Piece => ({
    state,
    card: officeCard({ ...of, ...view }),
  });
  return {
    'office approval': piece('running', {}),
    'office approval, nobody': piece('running', { approval: { is: 'nobody' } }),
    'office submit': piece('todo', { approval: { is: 'submit' }, steps: [] }),
    'office returned': piece('todo', { approval: { is: 'returned' }, steps: [returned] }),
    'office returned, with what was said': piece('todo', {
      approval: { is: 'returned' },
      steps: [{ ...returned, note: t.waiver }],
    }),
    'office stopped': piece('void', { approval: { is: 'stopped' }, steps: [returned] }),
    'office stopped, to open': piece('todo', {
      approval: { is: 'stopped' },
      steps: [returned],
      record: 'openable',
    }),
    'office elsewhere': piece('todo', { approval: { is: 'elsewhere' }, steps: [] }),
    'office running, elsewhere': piece(
      'running',
      { approvalNo: t.platformNo, steps: [] },
      { ...before, dispatched },
    ),
    'office urgent': piece('running', {}, out),
    'office urgent, returned': piece('running', { approval: { is: 'returned' }, steps: [returned] }, out),
    'office urgent, approved': piece('running', { approval: { is: 'settled' } }, out),
  };
}
