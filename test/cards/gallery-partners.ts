/** 联合人员, every face of it. */
import { partnersCard } from '../../cards/partners.ts';
import type { Piece, Texts } from './gallery-texts.ts';

export function partners(t: Texts): Record<string, Piece> {
  const people = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      id: i + 1,
      department: t.section,
      name: t.names[i % 3] ?? '',
      certificateNo: `晋04002${100 + i}`,
      validUntil: i % 2 === 0 ? '2027-01-31' : '2026-01-31',
    }));
  const piece = (n: number): Piece => ({
    state: 'info',
    card: partnersCard({ today: '2026-03-10', people: people(n) }),
  });
  return {
    'partners none': piece(0),
    'partners one': piece(1),
    'partners three hundred': piece(300),
  };
}
