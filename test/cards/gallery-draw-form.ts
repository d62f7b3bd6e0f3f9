/** 发起抽查: the form and its preview. */
import { drawForm, drawFormDone } from '../../cards/draw-form.ts';
import { CREDIT_RATIOS } from '../../src/domain/plan.ts';
import { previews } from './gallery-draw-preview.ts';
import { at, type Piece, type Texts } from './gallery-texts.ts';

export function drawForms(t: Texts): Record<string, Piece> {
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
