/** 未送达, every face of it. */
import { type UndeliveredLine, undeliveredCard } from '../../cards/undelivered.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

const at = (time: string) => new Date(`2026-03-10T${time}:00+08:00`);

export function undelivered(t: Texts): Record<string, Piece> {
  const [who, reader, clerk] = t.names;
  const line = (id: number, rest: Partial<UndeliveredLine> = {}): UndeliveredLine => ({
    id,
    kind: 'message',
    what: `检查任务：${t.unit}`,
    to: reader,
    reason: 'no-availability',
    state: 'waits',
    since: at('09:02'),
    resentBy: null,
    resentAt: null,
    settledBy: null,
    settledAt: null,
    behind: 0,
    ...rest,
  });
  const resent = { resentBy: clerk, resentAt: at('10:30') };
  const ended = line(2, { what: t.typed, to: t.section, reason: 'left', state: 'ended', since: at('09:40') });
  const errands = [
    line(3, { kind: 'file', what: `${t.unit}.xlsx`, to: null, reason: 'scope', since: at('09:50') }),
    line(4, { kind: 'accounts', what: '', to: null, reason: 'scope', since: at('09:55') }),
    line(5, { to: null, reason: 'not-in-group', behind: 12 }),
  ];
  const failed = line(6, { ...resent, state: 'ended', reason: 'left', since: at('10:31') });
  const onTheWay = line(7, { ...resent, state: 'resent' });
  const settled = [
    line(8, { state: 'arrived', settledAt: at('11:00') }),
    line(9, { ...resent, state: 'arrived', settledAt: at('11:00') }),
    line(10, { state: 'told', settledBy: who, settledAt: at('11:05') }),
    line(11, { kind: 'file', what: '名录.xlsx', to: null, state: 'answered', settledAt: at('11:10') }),
  ];
  const view = (lines: UndeliveredLine[], open = lines.length) => ({ open, lines, settled: [] });
  const mixed = [line(1), ended, ...errands, failed];
  return {
    'undelivered one': { state: 'todo', card: undeliveredCard(view([line(1)])) },
    'undelivered of each kind': {
      state: 'todo',
      card: undeliveredCard({ open: mixed.length, lines: [...mixed, onTheWay], settled }),
    },
    'undelivered three hundred': {
      state: 'todo',
      card: undeliveredCard({
        open: 300,
        lines: times(25, (i) => line(i + 1, i % 3 === 0 ? { reason: 'left', state: 'ended' } : {})),
        settled: times(15, (i) => line(i + 400, { ...resent, state: 'arrived', settledAt: at('11:00') })),
      }),
    },
    'undelivered, all resent': {
      state: 'running',
      card: undeliveredCard({ ...view([onTheWay], 0), settled }),
    },
    'undelivered, none left': { state: 'done', card: undeliveredCard({ ...view([]), settled }) },
    'undelivered, none left and nothing of late': { state: 'done', card: undeliveredCard(view([])) },
  };
}
