/**
 * 省级平台抽取的任务 beside our own rules: what the platform drew or matched otherwise than we would have. Hard rules
 * (回避, 证件, two officers, the cap) keep a file out; these are shown, and whoever confirms decides.
 */
import type { Day } from './working-days.ts';

export type Matched = {
  readonly enterprise: {
    readonly name: string;
    readonly creditCode: string;
    readonly county: string;
    readonly trades: readonly string[];
    readonly status: 'active' | 'suspended' | 'cancelled';
    readonly lastInspected: Day | null;
    readonly inspected: number;
    readonly underWay: boolean;
  };
  /** as the file calls it */
  readonly said: { readonly name?: string | undefined; readonly creditCode?: string | undefined };
  readonly from: Day;
  readonly to: Day;
  readonly team: readonly Officer[];
  /** it lies in a line of the approved plan; undefined: there is no approved plan */
  readonly planned?: boolean;
};
export type Officer = {
  readonly name: string;
  readonly specialities: readonly string[];
  /** names of counties, or '*' */
  readonly counties: readonly string[];
  readonly away: readonly (readonly [Day, Day])[];
  /** tasks so far this year, and the most that the section allows */
  readonly base: number;
  readonly cap: number;
};

export const DIFFERENCES = [
  'name',
  'suspended',
  'cancelled',
  'under-way',
  'inspected',
  'past',
  'leave',
  'load',
  'speciality',
  'county',
  'unplanned',
] as const;
export type DifferenceCode = (typeof DIFFERENCES)[number];
/** of whom or what, in the order of the file */
export type Differences = ReadonlyMap<DifferenceCode, readonly string[]>;

/** All differences by kind, each thing once. */
export function differencesOf(list: readonly Matched[], today: Day): Differences {
  const found = new Map<DifferenceCode, Set<string>>();
  const loads = new Map<string, number>();
  for (const each of list) {
    for (const code of unitDifferences(each, today)) add(found, code, each.enterprise.name);
    for (const officer of each.team) {
      const load = (loads.get(officer.name) ?? officer.base) + 1;
      loads.set(officer.name, load);
      if (load > officer.cap) add(found, 'load', officer.name);
      for (const code of officerDifferences(officer, each)) add(found, code, officer.name);
    }
  }
  return new Map(DIFFERENCES.flatMap((code) => (found.has(code) ? [[code, [...found.get(code)!]]] : [])));
}

function add(found: Map<DifferenceCode, Set<string>>, code: DifferenceCode, what: string): void {
  const list = found.get(code) ?? new Set();
  found.set(code, list.add(what));
}

function unitDifferences({ enterprise, said, from, team, planned }: Matched, today: Day): DifferenceCode[] {
  const { name, creditCode, status, underWay, inspected, lastInspected, trades } = enterprise;
  const renamed = said.name !== undefined && said.name !== name;
  const recoded = said.creditCode !== undefined && said.creditCode !== creditCode;
  const able = team.some(({ specialities }) => trades.some((trade) => specialities.includes(trade)));
  const checks: readonly (readonly [DifferenceCode, boolean])[] = [
    ['name', renamed || recoded],
    ['suspended', status === 'suspended'],
    ['cancelled', status === 'cancelled'],
    ['under-way', underWay],
    ['inspected', inspected > 0 || lastInspected?.slice(0, 4) === today.slice(0, 4)],
    ['past', from < today],
    ['speciality', !able],
    ['unplanned', planned === false],
  ];
  return checks.flatMap(([code, is]) => (is ? [code] : []));
}

function officerDifferences(
  { counties, away }: Officer,
  { enterprise, from, to }: Matched,
): DifferenceCode[] {
  const gone = away.some(([first, last]) => first <= from && to <= last);
  const elsewhere = !counties.includes('*') && !counties.includes(enterprise.county);
  return [...(gone ? (['leave'] as const) : []), ...(elsewhere ? (['county'] as const) : [])];
}
