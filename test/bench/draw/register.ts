/** A made-up register with realistic rules: uneven counties, two trades, recusals, expired, leave, cool-down. */
import type { Crew, Person, Plan, Tables, Unit } from '../../../src/domain/draw/types.ts';
import { dice } from '../../domain/draw/cases.ts';
import { plainPlan } from '../../domain/draw/plain-plan.ts';

const COUNTIES = Array.from({ length: 11 }, (_, i) => `县${i}`);
/** the first counties have more enterprises */
const WEIGHTED = [...COUNTIES, ...COUNTIES.slice(0, 5), ...COUNTIES.slice(0, 2)];
const TRADES = Array.from({ length: 14 }, (_, i) => `行业${i}`);
const GRADES = ['A', 'B', 'C', 'D'];
export const LABELS = TRADES.flatMap((trade) => GRADES.map((grade) => `${trade}|${grade}`)).sort();
const LADDER = [{ cap: 10 }, { anyCounty: 1 as const }, { spec: 0 }];

/** Enterprises that are drawn, one after the other: a million are never there at once. */
export function* enterprises(n: number): Generator<Unit> {
  const d = dice(`enterprises ${n}`);
  for (let i = 0; i < n; i++) {
    const trade = d.pick(TRADES);
    const id = `91140700MA0${String(i).padStart(7, '0')}`;
    yield { id, st: `${trade}|${d.pick(GRADES)}`, ct: d.pick(WEIGHTED), hz: [trade], key: 0 };
  }
}

export type Size = {
  readonly units: number;
  readonly people: number;
  /** most tasks allowed; where it is small there is no assignment */
  readonly cap?: number;
  readonly ladder?: true;
};

/** Enterprises that are all visited, and who may visit them. */
export function register({ units: n, people: m, cap, ladder }: Size): { plan: Plan; tables: Tables } {
  const d = dice(`register ${n} ${m}`);
  // a small office is asked about few trades: else nobody would have each trade in each county
  const trades = TRADES.slice(0, Math.max(3, Math.floor(m / 15)));
  const units = Array.from({ length: n }, (_, i): Unit => {
    const own = d.chance(4) ? [d.pick(trades), d.pick(trades)] : [d.pick(trades)];
    const id = `E${String(i).padStart(6, '0')}`;
    return { id, st: '', ct: d.pick(WEIGHTED), hz: [...new Set(own)].sort(), key: 1 };
  });
  const most = cap ?? Math.ceil((3.2 * n) / m) + 12;
  const people = Array.from({ length: m }, (_, i): Person => {
    const counties = d.chance(2) ? [d.pick(COUNTIES)] : [d.pick(COUNTIES), d.pick(COUNTIES)];
    const own = d.chance(2) ? [d.pick(trades)] : [d.pick(trades), d.pick(trades)];
    return {
      id: `P${String(i).padStart(5, '0')}`,
      crew: '执法',
      ct: d.chance(6) || i < trades.length ? ['*'] : [...new Set(counties)],
      sp: i < trades.length ? [trades[i]!] : [...new Set(own)],
      until: i >= trades.length && d.chance(30) ? '2026-03-10' : '2027-06-30',
      away: i >= trades.length && d.chance(25) ? [['2026-03-01', '2026-04-01']] : [],
      base: d.roll(12),
      cap: most,
    };
  });
  // whoever was there last time may not come again; a few recusals
  const pairs = units.flatMap(({ id }) => [`${id} ${d.pick(people).id}`, `${id} ${d.pick(people).id}`]);
  const tables = { units, people, pairs: [...new Set(pairs)].sort() };
  return { plan: planOf({ ladder: ladder ? LADDER : [] }), tables };
}

export function planOf(crew: Partial<Crew>, more: Partial<Plan> = {}): Plan {
  return plainPlan({
    crews: [{ name: '执法', size: 2, spec: 1, strict: 0, ladder: [], ...crew }],
    mix: 200,
    ...more,
  });
}
