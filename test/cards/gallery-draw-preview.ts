/** 抽查预览, every face of it. */
import { previewCard } from '../../cards/draw-preview.ts';
import type { PreviewView } from '../../cards/draw-preview-view.ts';
import type { CardState } from '../../cards/kit.ts';
import type { Piece, Texts } from './gallery-texts.ts';

export function previews(t: Texts): Record<string, Piece> {
  const firms = (n: number) => Array.from({ length: n }, () => ({ name: t.unit, county: t.county }));
  const view: PreviewView = {
    draftId: 7,
    drill: false,
    section: t.section,
    type: 'general',
    from: '2026-03-11',
    to: '2026-04-08',
    witnesses: t.names,
    minutes: 2,
    people: 30,
    crews: [],
    strata: ['A', 'B', 'C', 'D'].map((grade, i) => {
      const pool = 40 - 9 * i;
      return { label: `${t.trade}|${grade}`, pool, take: `${5 + 5 * i}%`, comes: (pool * (5 + 5 * i)) / 100 };
    }),
    left: [
      { reason: 'cancelled', firms: firms(1) },
      { reason: 'inspected-this-year', firms: firms(300) },
    ],
    trials: { times: 5, found: 5, relaxed: 0 },
  };
  const piece = (state: CardState, more: Partial<PreviewView> = {}): Piece => ({
    state,
    card: previewCard({ ...view, ...more }),
  });
  const why = '这 11 家共需 11 人次，合格人员最多提供 9 人次。';
  return {
    'draw preview': piece('todo'),
    'draw preview, nobody left out, one relaxed': piece('todo', {
      left: [],
      minutes: 15,
      trials: { times: 5, found: 4, relaxed: 1, why },
    }),
    'draw preview, experts and a partner': piece('todo', {
      experts: 1,
      crews: [
        { name: '专家', size: 1 },
        { name: t.section, size: 1 },
      ],
      batches: 5,
      number: '晋市应急〔2026〕5号',
    }),
    'draw preview, experts by hand': piece('todo', { experts: 2 }),
    'draw preview, other than the plan': piece('todo', {
      experts: 1,
      people: 5,
      planned: { teams: 3, experts: 2, partners: [t.section, t.unit] },
      partners: [t.section],
      crews: [{ name: t.section, size: 1 }],
    }),
    'draw preview, again in its period': piece('todo', { repeats: { no: '2026-002', to: '2026-04-08' } }),
    'draw preview, drill': piece('drill', { drill: true, witnesses: [] }),
    'draw preview, drill without teams': piece('drill', {
      drill: true,
      trials: { times: 5, found: 0, relaxed: 0, why },
    }),
    'draw preview, no teams': piece('refused', { trials: { times: 5, found: 0, relaxed: 0, why } }),
  };
}
