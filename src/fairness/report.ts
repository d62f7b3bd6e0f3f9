/** 公平性报告 of a bureau: what its log and its records say, measured (docs/fairness.md). */

import type { Tx } from '../../db/connect.ts';
import {
  amendedDraws,
  drawsBetween,
  type HistoryRow,
  keptRecord,
  namesByCode,
  type Span,
} from '../../db/fairness.ts';
import { chosenUnits } from '../domain/draw/units.ts';
import { pastDraw } from '../domain/fairness/history.ts';
import { type Fairness, Measure, redraw, SALT } from '../domain/fairness/measure.ts';
import { evenness } from '../domain/fairness/rates.ts';

/** What a section, or a chief in it, did: draws and voids, visits and what was changed in them. */
export type Group = {
  readonly section: string;
  readonly chief: string;
  readonly draws: number;
  readonly voids: number;
  readonly visits: number;
  /** 换人 */
  readonly people: number;
  /** 替换 */
  readonly enterprises: number;
};
export const DEEDS = ['people', 'enterprises', 'voids'] as const;
export type Deed = (typeof DEEDS)[number];
/** p-values of "as often here as there"; undefined where there is nothing to compare. */
export type Deeds = { readonly [D in Deed]: { readonly chiefs?: number; readonly sections?: number } };

export type Report = {
  readonly span: Span;
  readonly fairness: Fairness;
  readonly groups: readonly Group[];
  readonly deeds: Deeds;
  readonly names: ReadonlyMap<string, string>;
};

/** Rounds of the tests on deeds: they cost nothing. */
const SHUFFLES = 9_999;

export async function reportOf(
  tx: Tx,
  bureauId: number,
  span: Span,
  rounds: number,
  told: (no: string) => void = () => {},
): Promise<Report> {
  const rows = await drawsBetween(tx, bureauId, span);
  const measure = new Measure(rounds);
  const visits = new Map<string, number>();
  for (const { id, no } of rows.filter(({ state }) => state !== 'void')) {
    const draw = pastDraw(no, await keptRecord(tx, id));
    measure.add(draw, (round) => redraw(draw, SALT, round));
    visits.set(no, chosenUnits(draw.result.units).length);
    told(no);
  }
  const amended = new Map((await amendedDraws(tx, bureauId, span)).map((each) => [each.no, each]));
  const single = rows.map((row) => groupOf(row, visits.get(row.no) ?? 0, amended.get(row.no)));
  const groups = summed(single, ({ section, chief }) => `${section}\n${chief}`);
  const deeds = deedsOf(
    groups,
    summed(single, ({ section }) => section),
  );
  return { span, fairness: measure.result(), groups, deeds, names: await namesByCode(tx, bureauId) };
}

function groupOf(
  { section, chief, state }: HistoryRow,
  visits: number,
  amended: { people: number; enterprises: number } = { people: 0, enterprises: 0 },
): Group {
  const isVoid = state === 'void';
  const { people, enterprises } = amended;
  return { section, chief, draws: 1, voids: isVoid ? 1 : 0, visits, people, enterprises };
}

function summed(groups: readonly Group[], key: (group: Group) => string): Group[] {
  const sums = new Map<string, Group>();
  for (const group of groups) {
    const sum = sums.get(key(group));
    sums.set(key(group), sum ? plus(sum, group) : group);
  }
  return [...sums.values()];
}

const plus = (a: Group, b: Group): Group => ({
  ...a,
  draws: a.draws + b.draws,
  voids: a.voids + b.voids,
  visits: a.visits + b.visits,
  people: a.people + b.people,
  enterprises: a.enterprises + b.enterprises,
});

function deedsOf(chiefs: readonly Group[], sections: readonly Group[]): Deeds {
  const p = (groups: readonly Group[], deed: Deed) => {
    // one visit may see more than one change: a second one of the same visit is another case
    const shares = groups.map((group) => ({
      hits: group[deed],
      of: deed === 'voids' ? group.draws : Math.max(group.visits, group[deed]),
    }));
    return evenness(shares, SHUFFLES, deed)?.high;
  };
  const of = (deed: Deed) => {
    const [byChief, bySection] = [p(chiefs, deed), p(sections, deed)];
    return { ...(byChief && { chiefs: byChief }), ...(bySection && { sections: bySection }) };
  };
  return { people: of('people'), enterprises: of('enterprises'), voids: of('voids') };
}
