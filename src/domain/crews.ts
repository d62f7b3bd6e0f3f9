/**
 * 检查组别 of a draw (draw.md §1): 执法 always, and beside it those who were asked for: 专家, and the people of partner
 * departments 联合部门. Each is a crew of its own, so nobody of them counts among the two officers (行政处罚法 第四十二条).
 */
import type { Certificate } from './draw/certificate.ts';
import type { Crew, Rung } from './draw/types.ts';

/** 放宽条件, announced in advance: as usual, 工作量 alone, or none. */
export const LADDERS = ['usual', 'load', 'none'] as const;
export type Ladder = (typeof LADDERS)[number];

const MORE_TASKS = 10;
const RUNGS: { readonly [L in Ladder]: readonly Rung[] } = {
  usual: [{ cap: MORE_TASKS }, { anyCounty: 1 }, { spec: 0 }],
  load: [{ cap: MORE_TASKS }],
  none: [],
};

/** Who helps at each visit, fixed before the draw: so many experts, and one person of each of these departments. */
export type Helpers = { readonly experts: number; readonly partners: readonly string[] };
export const NO_HELPERS: Helpers = { experts: 0, partners: [] };

/** `names`: how a record spells the crew of officers and that of experts. */
export function crewsOf(
  names: { readonly officers: string; readonly experts: string },
  { experts, partners }: Helpers,
  ladder: Ladder,
): Crew[] {
  // whoever helps may always be asked for one time more; who is an expert of what is never relaxed
  const more = RUNGS[ladder].filter((rung) => rung.spec === undefined);
  return [
    { name: names.officers, size: 2, spec: 1, strict: 0, ladder: RUNGS[ladder] },
    ...(experts > 0
      ? [{ name: names.experts, size: experts, spec: experts, strict: 1 as const, ladder: more }]
      : []),
    ...partners.map((name): Crew => ({ name, size: 1, spec: 0, strict: 0, ladder: more })),
  ];
}

/** Why a draw is not begun: without officers or a partner there is no visit; without experts they are named by hand. */
export function stopsDraw(certificates: readonly Certificate[], experts: string): Certificate | undefined {
  return certificates.find(({ crew }) => crew !== experts);
}

/** A name that a crew may have, and that no other crew has. */
export function isPartnerName(name: string, taken: readonly string[]): boolean {
  return /^[^\n#:+]{2,30}$/u.test(name) && !taken.includes(name);
}
