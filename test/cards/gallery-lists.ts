/** 一单两库 as their owners keep them: 回避申报, 专家. */
import { type ExpertsView, expertsCard } from '../../cards/experts.ts';
import { type OwnRecusalsView, ownRecusalsCard, recusalYearCard } from '../../cards/recusals.ts';
import type { Piece, Texts } from './gallery.ts';

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const at = new Date('2026-01-05T01:02:00Z');

export function ownedLists(t: Texts): Record<string, Piece> {
  return { ...recusals(t), ...experts(t) };
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
    { expertId: 1, name: t.names[0], unit: t.unit, signed: true },
    { expertId: 2, name: t.names[1], unit: t.unit, signed: false },
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
