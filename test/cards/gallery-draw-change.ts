/** 作废申请, every face of it. */
import { type ChangeView, changeCard, droppedCard } from '../../cards/draw-change.ts';
import { beaconForm, correctForm, substituteForm, voidForm } from '../../cards/draw-change-forms.ts';
import type { CardState } from '../../cards/kit.ts';
import type { Piece, Texts } from './gallery-texts.ts';

const SOURCE = '中国福利彩票快乐8';
const at = (time: string) => new Date(`2026-03-10T${time}:00+08:00`);

export function drawChanges(t: Texts): Record<string, Piece> {
  const [chief, clerk, other] = t.names;
  const open: ChangeView = {
    id: 5,
    no: '2026-003',
    kind: 'void',
    reason: 'wrong-list',
    note: t.text,
    state: 'open',
    reader: 'decider',
    asked: { name: chief, role: 'chief', at: at('09:01') },
    deciders: [clerk, other],
  };
  const decided = { name: clerk, role: 'office' as const, at: at('09:03') };
  const piece = (state: CardState, view: Partial<ChangeView>): Piece => ({
    state,
    card: changeCard({ ...open, ...view }),
  });
  const firm = { name: t.unit, county: t.county };
  const firms = (n: number) => Array.from({ length: n }, (_, i) => ({ ...firm, id: i + 1 }));
  const substitute = { kind: 'substitute', reason: 'suspended', firm } as const;
  const helper = { kind: 'helper', reason: 'unable', firm } as const;
  const numbers = Array.from({ length: 20 }, (_, i) => String(4 * i + 3).padStart(2, '0')).join(' ');
  const beacon = { kind: 'beacon', reason: 'announced', value: numbers } as const;
  const mistyped = { ...beacon, kind: 'correct', reason: 'mistyped' } as const;
  return {
    'void form': {
      state: 'todo',
      card: voidForm(3, '2026-003', ['wrong-list', 'wrong-plan', 'witness-absent', 'ordered']),
    },
    'void form, no public value': { state: 'todo', card: voidForm(3, '2026-003', ['no-beacon']) },
    'beacon form': { state: 'todo', card: beaconForm(3, '2026-003', SOURCE, '2026060') },
    'beacon entered': piece('todo', beacon),
    'beacon entered, mine': piece('running', { ...beacon, reader: 'asker' }),
    'beacon confirmed': piece('done', { ...beacon, state: 'approved', decided }),
    'beacon returned': piece('done', { ...beacon, state: 'returned', decided, returnReason: t.text }),
    'beacon lapsed': piece('done', { ...beacon, state: 'lapsed' }),
    'correct form': { state: 'todo', card: correctForm(3, '2026-003', ['mistyped', 'wrong-file']) },
    'correct asked for': piece('todo', { ...beacon, kind: 'correct', reason: 'mistyped' }),
    'correct computed': piece('running', { ...mistyped, state: 'agreed', decided }),
    'correct sent anew': piece('running', { ...mistyped, reason: 'wrong-file', state: 'agreed', decided }),
    'correct agreed': piece('done', { ...mistyped, state: 'approved', decided }),
    'correct lapsed': piece('done', { ...mistyped, state: 'lapsed', decided }),
    'void asked for': piece('todo', {}),
    'void asked for, mine': piece('running', { reader: 'asker' }),
    'void reminded of': piece('late', { urged: 'reminded' }),
    'void escalated': piece('late', { urged: 'escalated' }),
    'void agreed': piece('done', { state: 'approved', decided }),
    'void returned': piece('done', { state: 'returned', decided, returnReason: t.text, reader: 'asker' }),
    'void withdrawn': piece('done', { state: 'withdrawn', reader: 'asker' }),
    'void lapsed': piece('done', { state: 'lapsed' }),
    'substitute form': { state: 'todo', card: substituteForm(3, '2026-003', firms(3)) },
    'substitute form of three hundred': { state: 'todo', card: substituteForm(3, '2026-003', firms(300)) },
    'substitute asked for': piece('todo', substitute),
    'substitute agreed': piece('done', { ...substitute, state: 'approved', decided, came: firm }),
    'substitute without a reserve': piece('done', { ...substitute, state: 'approved', decided, came: null }),
    'helper asked for': piece('todo', { ...helper, helper: { out: other } }),
    'helper replaced': piece('done', {
      ...helper,
      state: 'approved',
      decided,
      helper: { out: other, in: clerk },
    }),
    'helper, nobody left': piece('done', {
      ...helper,
      state: 'approved',
      decided,
      helper: { out: other, in: null },
    }),
    'task of a unit that fell away': { state: 'void', card: droppedCard(firm) },
  };
}
