/** Small random draws of every shape: what a bureau would never freeze is in them too. */
import type { DrawRecord, Freeze, FullRecord, Plan, Tables } from '../../../src/domain/draw/types.ts';
import { H, J, type NaiveCrew, type NaivePlan, type NaiveTables, naiveUnits } from './naive.ts';
import { naiveCrew, type Reached } from './naive-teams.ts';

/** Numbers for making cases: plain, repeatable, of no consequence for what is tested. */
export function dice(name: string) {
  let state = Number.parseInt(H('dice', name).slice(0, 8), 16) | 1;
  const roll = (n: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)]!;
  const some = <T>(items: readonly T[], oneIn: number): T[] => items.filter(() => roll(oneIn) === 0);
  return { roll, pick, some, chance: (oneIn: number) => roll(oneIn) === 0 };
}

const COUNTIES = ['榆次区', '太谷区', '介休市'];
const TRADES = ['金属冶炼', '粉尘涉爆', '有限空间'];
const CREWS = ['执法', '专家', '市场监管局'];

export type Case = { seed: string; plan: NaivePlan; tables: NaiveTables };

export function randomCase(name: string): Case {
  const d = dice(name);
  const units: NaiveTables['units'] = Array.from({ length: d.roll(11) }, (_, i) => ({
    id: `E${String(i).padStart(2, '0')}`,
    st: `${d.pick(TRADES)}|${d.pick(['A', 'B'])}`,
    ct: d.pick(COUNTIES),
    hz: d.chance(12) ? [] : [...new Set([d.pick(TRADES), ...d.some(TRADES, 4)])],
    key: d.chance(3) ? 1 : 0,
  }));
  const crews = Array.from({ length: 1 + d.roll(3) }, (_, i) => randomCrew(d, CREWS[i]!));
  const people: NaiveTables['people'] = Array.from({ length: d.roll(14) }, (_, i) => ({
    id: `P${String(i).padStart(2, '0')}`,
    crew: d.pick(crews).name,
    ct: d.chance(3) ? ['*'] : d.some(COUNTIES, 2),
    sp: d.some(TRADES, 2),
    until: d.pick(['2027-06-30', '2027-06-30', '2026-03-31', '2026-03-30']),
    away: d.chance(4) ? [d.pick([...LEAVES])] : [],
    base: d.roll(3),
    cap: 1 + d.roll(8),
  }));
  const all = units.flatMap((u) => people.map((p) => `${u.id} ${p.id}`));
  const labels = [...new Set(units.map((u) => u.st)), '空层|Z'].sort();
  const mode = d.pick(['take', 'fair'] as const);
  const plan: NaivePlan = {
    from: '2026-03-05',
    to: '2026-03-31',
    mode,
    strata: labels.map((label) => [
      label,
      mode === 'take' ? d.roll(4) : d.pick([0, 900, 3000, 6000, 10_000]),
    ]),
    reserve: d.roll(3),
    batches: 1 + d.roll(4),
    crews,
    mix: d.pick([0, 1, 5, 20]),
  };
  return { seed: H('case', name), plan, tables: { units, people, pairs: d.some(all, 12).sort() } };
}

/** A random case with people enough to choose among: each stands thrice, with other loads. */
export function roomy(name: string): Case {
  const one = randomCase(name);
  const more = (i: number) =>
    one.tables.people.map((p) => ({ ...p, id: `${p.id}${i}`, base: (p.base + i) % 3, cap: p.cap + i }));
  const people = [...one.tables.people, ...more(1), ...more(2)].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...one, tables: { ...one.tables, people } };
}

const LEAVES: [string, string][] = [
  ['2026-03-05', '2026-03-31'],
  ['2026-03-01', '2026-04-10'],
  ['2026-03-06', '2026-03-31'],
  ['2026-03-05', '2026-03-30'],
];

function randomCrew(d: ReturnType<typeof dice>, name: string): NaiveCrew {
  const least = name === '执法' ? 2 : 1;
  const size = least + d.roll(3);
  const spec = Math.max(name === '执法' ? 1 : 0, d.roll(size + 1));
  const ladder = Array.from({ length: d.roll(3) }, () =>
    d.pick([
      { cap: 1 + d.roll(3) },
      { anyCounty: 1 as const },
      { spec: 0, cap: 2 },
      { spec: d.roll(size + 1) },
    ]),
  );
  return { name, size, spec, strict: d.chance(4) ? 1 : 0, ladder };
}

/** The literal draw of a case, in the shape of a record's result. */
export function naiveResult({ seed, plan, tables }: Case) {
  const units = naiveUnits(seed, plan, tables.units);
  const visited = [...units.key, ...[...units.drawn.values()].flat()];
  const runs = plan.crews.map((crew) => [crew.name, naiveCrew(seed, plan, tables, crew, visited)] as const);
  const teams = runs.map(([name, { found }]) => {
    const plain = found && { step: found.step, teams: Object.fromEntries(found.teams) };
    return [name, plain] as const;
  });
  const result = {
    units: {
      key: units.key,
      drawn: Object.fromEntries(units.drawn),
      reserve: Object.fromEntries(units.reserve),
      batch: Object.fromEntries(units.batch),
    },
    teams: Object.fromEntries(teams),
  };
  const reached = new Map<string, Reached>(
    runs.flatMap(([name, run]) => (run.reached ? [[name, run.reached]] : [])),
  );
  return { result, visited: visited.sort(), reached };
}

/** A whole record of a case, made with nothing but the literal implementation. */
export function naiveRecord(
  name: string,
  changes: Partial<Freeze> = {},
  kase: Case = randomCase(name),
): FullRecord {
  const d = dice(`record ${name}`);
  const salts = { units: H('salt', 'u', name), people: H('salt', 'p', name), pairs: H('salt', 'r', name) };
  const secret = H('secret', name);
  const depth = 1 + d.roll(5);
  let anchor = secret;
  for (let i = 0; i < depth; i++) anchor = H('ssd-1/chain', anchor);
  const digest = (table: keyof NaiveTables) => H('ssd-1/table', salts[table], J(kase.tables[table]));
  const beacon = d.chance(2)
    ? { source: '福彩双色球', issue: '2026024', form: '\\d{2}( \\d{2}){6}', due: '2026-03-04T21:15:00+08:00' }
    : '';
  const freeze = {
    v: 'ssd-1',
    kind: 'formal',
    no: `CASE-${name}`,
    ...kase.plan,
    anchor,
    depth,
    prev: H('prev', name),
    units: digest('units'),
    people: digest('people'),
    pairs: digest('pairs'),
    out: [['停产', d.roll(3)]],
    witness: ['w1', 'w2'],
    quorum: beacon === '' ? 2 : 1,
    open: '2026-03-04T14:30:00+08:00',
    close: '2026-03-04T14:32:00+08:00',
    beacon,
    ...changes,
  } as Freeze;
  const witness: [string, string][] = [
    ['w1', '738201'],
    ['w2', beacon === '' ? '00112233' : '-'],
  ];
  const value = beacon === '' ? '-' : '01 05 11 19 27 30 16';
  const seed = H('ssd-1/seed', H('ssd-1/freeze', J(freeze)), secret, J(witness), value);
  const { result } = naiveResult({ seed, plan: freeze as unknown as NaivePlan, tables: kase.tables });
  return { freeze, ...kase.tables, salts, witness, beacon: value, secret, seed, result } as FullRecord;
}

/** The same draw with another public value 公共随机值, by the literal implementation. */
export function withBeacon(record: FullRecord, beacon: string): FullRecord {
  const { freeze, units, people, pairs, secret, witness } = record;
  const seed = H('ssd-1/seed', H('ssd-1/freeze', J(freeze)), secret, J(witness), beacon);
  const tables = { units, people, pairs } as unknown as NaiveTables;
  const { result } = naiveResult({ seed, plan: freeze as unknown as NaivePlan, tables });
  return { ...record, beacon, seed, result } as FullRecord;
}

/** A copy that a test may spoil. */
export function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export type { DrawRecord, Plan, Tables };

/** Another value of the same kind: a digit stays a digit, a Chinese character a Chinese character. */
export function otherValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (value === null) return { step: 0, teams: {} };
  if (typeof value !== 'string' || value === '') return 'x';
  const last = value.at(-1)!;
  const next = last === '9' || last === 'z' ? '0' : String.fromCharCode(last.charCodeAt(0) + 1);
  return value.slice(0, -1) + next;
}
