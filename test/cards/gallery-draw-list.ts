/** 检查名单 of a draw. */
import type { CardState } from '../../cards/kit.ts';
import { type ListRow, type ListView, listCard } from '../../cards/list.ts';
import { at, type Piece, type Texts, times } from './gallery-texts.ts';

export function lists(t: Texts): Record<string, Piece> {
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
