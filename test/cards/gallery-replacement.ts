/** 换人, every face of it. */
import type { CardState } from '../../cards/kit.ts';
import { goneCard, type ReplacedRow, replacedCard } from '../../cards/replaced.ts';
import { type RequestView, requestCard } from '../../cards/replacement.ts';
import { type ApplicationView, applicationForm, replacementForm } from '../../cards/replacement-forms.ts';
import type { Piece, Texts } from './gallery-texts.ts';

export function replacements(t: Texts): Record<string, Piece> {
  const firm = { name: t.unit, county: t.county };
  const [chief, out, other] = t.names;
  const at = (time: string) => new Date(`2026-03-12T${time}:00+08:00`);
  const open: RequestView = {
    ...firm,
    id: 5,
    kind: 'recusal',
    state: 'open',
    reader: 'decider',
    from: '2026-03-11',
    to: '2026-04-08',
    team: [out, other],
    person: out,
    cause: 'relation',
    text: t.text,
    asker: out,
    askedAt: at('09:30'),
    deciders: [chief, `${chief}二`],
  };
  const decided = { by: chief, at: at('10:15') };
  const piece = (state: CardState, view: Partial<RequestView>): Piece => ({
    state,
    card: requestCard({ ...open, ...view }),
  });
  const rows = (n: number): ReplacedRow[] =>
    Array.from({ length: n }, (_, i) => ({
      ...firm,
      person: out,
      kind: (['left-post', 'certificate', 'leave', 'recusal'] as const)[i % 4]!,
      ...(i % 5 === 3 ? {} : { substitute: other }),
      ...(i % 5 === 4 && { back: true as const }),
    }));
  const application = (n: number, before?: ApplicationView['before']) =>
    applicationForm({
      drawId: 3,
      no: '2026-003',
      tasks: Array.from({ length: n }, (_, i) => ({ ...firm, id: i + 1 })),
      people: Array.from({ length: n }, (_, i) => ({ id: i + 1, name: t.names[i % 3] ?? '' })),
      ...(before && { before }),
    });
  return {
    'replacement form': { state: 'todo', card: replacementForm(7, firm) },
    'replacement form again': {
      state: 'todo',
      card: replacementForm(7, firm, { cause: 'relation', text: t.text }),
    },
    'request recusal': piece('todo', {}),
    'request unable': piece('todo', { kind: 'unable', cause: 'duty' }),
    'request of an enterprise': piece('todo', { kind: 'enterprise', cause: 'interest', asker: chief }),
    'request reminded': piece('late', { urged: 'reminded' }),
    'request escalated': piece('late', { kind: 'enterprise', urged: 'escalated', asker: chief }),
    'request mine': piece('running', { reader: 'asker' }),
    'request approved': piece('done', { state: 'approved', decided, substitute: other }),
    'request vacant': piece('running', { state: 'vacant', decided, reader: 'asker' }),
    'request returned': piece('done', { state: 'returned', decided, returnReason: t.text, reader: 'asker' }),
    'request withdrawn': piece('done', { state: 'withdrawn', decided }),
    'application again': {
      state: 'todo',
      card: application(3, { task: 2, person: 3, cause: 'interest', text: t.text }),
    },
    'application one': { state: 'todo', card: application(1) },
    'application fifty': { state: 'todo', card: application(50) },
    'application three hundred': { state: 'todo', card: application(300) },
    'task gone': { state: 'void', card: goneCard(firm, other) },
    'replaced one': { state: 'info', card: replacedCard(rows(1)) },
    'replaced three hundred': { state: 'late', card: replacedCard(rows(300)) },
  };
}
