/** 公平, every face of it. */
import { type FairnessView, fairnessCard, fairnessFailed, fairnessRunning } from '../../cards/fairness.ts';
import type { CardState } from '../../cards/kit.ts';
import type { Piece, Texts } from './gallery-texts.ts';

export function fairnesses(t: Texts): Record<string, Piece> {
  const test = { observed: 12.4, from: -173, to: 176.6, adjusted: 1 };
  const view: FairnessView = {
    year: '2026',
    draws: 36,
    visits: 1434,
    rounds: 99,
    tests: [
      { ...test, name: 'enterprises' },
      { ...test, name: 'counties', observed: 4.43 },
      { ...test, name: 'people', adjusted: 0.7 },
      { ...test, name: 'partners', observed: 4627, from: 4540, to: 4835 },
      { ...test, name: 'meetings' },
    ],
    counties: ['太谷区', '祁县', t.county].map((id, i) => ({
      id,
      expected: 12.34 + i,
      actual: 11 + 2 * i,
    })),
    people: 3,
    enterprises: 1,
    voids: 1,
    url: 'https://example.gov.cn/fair',
  };
  const piece = (more: Partial<FairnessView>, state: CardState = 'info'): Piece => ({
    state,
    card: fairnessCard({ ...view, ...more }),
  });
  const many = Array.from({ length: 300 }, (_, i) => ({
    id: `${t.county}${i}`,
    expected: i / 7,
    actual: i % 5,
  }));
  return {
    fairness: piece({}),
    'fairness, something is odd': piece({
      tests: view.tests.map((each, i) => (i < 2 ? { ...each, adjusted: 0.0001 } : each)),
    }),
    'fairness, few draws': piece({ draws: 2, visits: 5 }),
    'fairness, no draws': piece({ draws: 0, visits: 0, tests: [], counties: [], people: 0, enterprises: 0 }),
    'fairness, three hundred counties': piece({ counties: many }),
    'fairness running': { state: 'running', card: fairnessRunning('2026', 99) },
    'fairness failed': { state: 'info', card: fairnessFailed('2026') },
  };
}
