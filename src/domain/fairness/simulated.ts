/**
 * Years of a made-up bureau, drawn by the real engine: lists that change with what was drawn before, as real ones do.
 * Whoever was visited this year is left out, tasks count, certificates end, people are away, the same two may not meet
 * two years running.
 */
import { drawFromSeed } from '../draw/draw.ts';
import { digest } from '../draw/hash.ts';
import { shuffle, stream } from '../draw/stream.ts';
import type { Person, Plan, Tables, Unit } from '../draw/types.ts';
import type { PastDraw } from './history.ts';

const ENTERPRISES = 96;
const PEOPLE = 24;
const DRAWS_A_YEAR = 6;
const COUNTIES = ['C1', 'C2', 'C3'];
const TRADES = ['T1', 'T2', 'T3'];
const GRADES = ['A', 'B'];
const CAP = 60;
/** one enterprise in so many is 重点, visited by the first draw of the year */
const KEY = 12;

/** Made once: who there is. */
const enterprises: readonly Unit[] = Array.from({ length: ENTERPRISES }, (_, i) => {
  const trade = TRADES[i % TRADES.length]!;
  return {
    id: `E${String(i).padStart(3, '0')}`,
    st: `${trade}|${GRADES[Math.floor(i / 3) % GRADES.length]}`,
    ct: COUNTIES[Math.floor(i / 6) % COUNTIES.length]!,
    hz: [trade],
    key: i % KEY === 0 ? 1 : 0,
  };
});
const STRATA = [...new Set(enterprises.map(({ st }) => st))].sort();

export function* simulatedYears(years: number, salt: string): Generator<readonly PastDraw[]> {
  let met: readonly string[] = [];
  for (let year = 0; year < years; year++) {
    const draws = [...draw(year, salt, met)];
    met = draws.flatMap(({ result }) =>
      Object.values(result.teams).flatMap((found) =>
        Object.entries(found?.teams ?? {}).flatMap(([unit, team]) =>
          team.map((person) => `${unit} ${person}`),
        ),
      ),
    );
    yield draws;
  }
}

function* draw(year: number, salt: string, met: readonly string[]): Generator<PastDraw> {
  const visited = new Set<string>();
  const seats = new Map<string, number>();
  for (let k = 0; k < DRAWS_A_YEAR; k++) {
    const no = `${2001 + year}-${String(k + 1).padStart(3, '0')}`;
    const units = enterprises.filter(({ id, key }) => !visited.has(id) && (key === 0 || k === 0));
    const tables: Tables = { units, people: peopleOf(no, salt, seats), pairs: [...new Set(met)].sort() };
    const plan = planOf(k);
    const { result } = drawFromSeed(digest('simulated', salt, no), plan, tables);
    for (const [unit, team] of Object.values(result.teams).flatMap((found) =>
      Object.entries(found?.teams ?? {}),
    )) {
      visited.add(unit);
      for (const person of team) seats.set(person, (seats.get(person) ?? 0) + 1);
    }
    yield { no, plan, tables, result };
  }
}

/** By number and by ratio in turn; a ratio of a stratum depends on its grade, as the credit classes want it. */
function planOf(k: number): Plan {
  const fair = k % 2 === 1;
  return {
    from: '2026-03-05',
    to: '2026-03-31',
    mode: fair ? 'fair' : 'take',
    strata: STRATA.map((label) => [label, fair ? (label.endsWith('A') ? 1_000 : 2_500) : 2]),
    reserve: 1,
    batches: 3,
    crews: [
      { name: 'officers', size: 2, spec: 1, strict: 0, ladder: [{ cap: 10 }, { anyCounty: 1 }, { spec: 0 }] },
    ],
    mix: 200,
  };
}

function peopleOf(no: string, salt: string, seats: ReadonlyMap<string, number>): Person[] {
  const away = new Set(shuffle(stream(digest('simulated', salt, no), 'away'), range(PEOPLE)).slice(0, 3));
  return range(PEOPLE).map((i): Person => {
    const id = `P${String(i).padStart(2, '0')}`;
    return {
      id,
      crew: 'officers',
      ct: i % 4 === 0 ? ['*'] : [COUNTIES[i % 3]!, COUNTIES[(i + 1) % 3]!],
      sp: i % 5 === 0 ? [...TRADES] : [TRADES[Math.floor(i / 2) % 3]!],
      until: i === 7 ? '2026-03-01' : '2027-06-30',
      away: away.has(i) ? [['2026-03-01', '2026-04-05']] : [],
      base: seats.get(id) ?? 0,
      cap: CAP,
    };
  });
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
