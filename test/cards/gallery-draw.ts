/** 抽取: the card of a draw in every state. */
import { drawCard } from '../../cards/draw.ts';
import type { DrawView } from '../../cards/draw-view.ts';
import type { CardState } from '../../cards/kit.ts';
import { ownedLists } from './gallery-lists.ts';
import { registers } from './gallery-register.ts';
import { accounts, at, type Piece, PROOF, type Texts, times } from './gallery-texts.ts';

export function draws(t: Texts): Record<string, Piece> {
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
