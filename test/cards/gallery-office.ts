/** 执法监督科办理, in every state. */
import type { CardState } from '../../cards/kit.ts';
import { officeCard } from '../../cards/office.ts';
import type { OfficeView, ToPublish } from '../../cards/office-view.ts';
import { at, type Piece, type Texts, TODAY, times } from './gallery-texts.ts';

export function offices(t: Texts): Record<string, Piece> {
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
