/** Finding teams: ours against greedy with restarts, chance alone, and an LP. What each takes and gets wrong. */
import highsPackage from 'highs';
import { digest } from '../../../src/domain/draw/hash.ts';
import { stream } from '../../../src/domain/draw/stream.ts';
import { drawTeams } from '../../../src/domain/draw/teams.ts';
import type { Plan, Tables } from '../../../src/domain/draw/types.ts';
import { assignmentKey, bestOf, smallCase, smallPlan } from '../../domain/draw/brute.ts';
import { type Duty, dutyOf } from './duty.ts';
import { greedy } from './greedy.ts';
import { assignByLp } from './lp.ts';
import { load, ms, taken } from './measure.ts';
import { register, type Size } from './register.ts';

// its types say CommonJS, where the default export is a field; what is loaded is the function itself
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

/** Teams by places of people, or none found. */
type Find = (duty: Duty, seed: string) => number[][] | undefined;

const RUNS = 3;
const OUTCOMES = 200;

export async function benchTeamPeers(): Promise<void> {
  const highs = await loadHighs();
  const finders: readonly (readonly [string, Find])[] = [
    ['ours', ours],
    ['greedy, up to 100 restarts', (duty, seed) => greedy(duty, stream(seed, 'greedy'), 'least loaded', 100)],
    ['chance alone, up to 100 restarts', (duty, seed) => greedy(duty, stream(seed, 'chance'), 'anyone', 100)],
    ['LP (highs), costs at random', (duty, seed) => assignByLp(highs, duty, stream(seed, 'lp'))],
  ];
  const roomy = { units: 300, people: 60 };
  await compare('300 × 60', roomy, finders, RUNS);
  const cap = tightest(roomy);
  await compare(`300 × 60, most tasks ${cap}, the least that works`, { ...roomy, cap }, finders, RUNS);
  await compare('1,000 × 200', { units: 1_000, people: 200 }, finders, 1);
  await compare('10,000 × 1,000', { units: 10_000, people: 1_000 }, finders.slice(0, 3), 1);
  likelihood(finders);
}

async function compare(
  name: string,
  size: Size,
  finders: readonly (readonly [string, Find])[],
  runs: number,
) {
  const { plan, tables } = register(size);
  const duty = dutyOf(plan, tables);
  let least = Number.NaN;
  for (const [method, find] of finders) {
    let failed = 0;
    const spreads: { squares: number; most: number }[] = [];
    const time = await taken(() => {
      for (let run = 0; run < runs; run++) {
        const teams = find(duty, digest('teams', String(run)));
        if (teams) spreads.push(loadsOf(duty, teams));
        else failed += 1;
      }
    });
    const each = { cpu: time.cpu / runs, wall: time.wall / runs };
    const squares = spreads.reduce((sum, one) => sum + one.squares, 0) / spreads.length;
    if (method === 'ours') least = squares;
    const most = Math.max(...spreads.map((one) => one.most));
    const loads =
      spreads.length > 0
        ? `busiest ${most}, loads ${(100 * (squares / least - 1)).toFixed(1)} % over the least`
        : 'nothing';
    console.log(`teams ${name}, ${method}: ${ms(each)}; ${failed} of ${runs} failed; ${loads}; ${load()}`);
  }
}

/** The busiest, and Σ load²: the smaller, the more even. */
function loadsOf({ base }: Duty, teams: readonly (readonly number[])[]) {
  const loads = [...base];
  for (const i of teams.flat()) loads[i]! += 1;
  return { squares: loads.reduce((sum, one) => sum + one * one, 0), most: Math.max(...loads) };
}

function ours({ plan, tables }: Duty, seed: string): number[][] | undefined {
  const ids = tables.units.map(({ id }) => id);
  const place = new Map(tables.people.map(({ id }, i) => [id, i]));
  const result = drawTeams(seed, plan, tables, ids).get(plan.crews[0]!.name)!.result;
  return result ? ids.map((id) => result.teams[id]!.map((person) => place.get(person)!)) : undefined;
}

/** The smallest cap with which there still is an assignment. */
function tightest(size: Size): number {
  let cap = 1;
  while (!feasible(register({ ...size, cap }))) cap += 1;
  return cap;
}

function feasible({ plan, tables }: { plan: Plan; tables: Tables }): boolean {
  return ours(dutyOf({ ...plan, mix: 0 }, tables), digest('feasible')) !== undefined;
}

/**
 * Over all best assignments of small cases, found by trying everything: how far from equally likely each is. 0 is
 * uniform, 1 always the same; with so many draws a uniform one shows the noise that is printed first.
 */
function likelihood(finders: readonly (readonly [string, Find])[]): void {
  const cases = Array.from({ length: 90 }, (_, n) => smallCase(`uniform ${n}`)).flatMap(
    ({ tables, crew }) => {
      const best = bestOf(tables, crew, smallPlan(crew, 0));
      const many = best?.assignments.length ?? 0;
      const duty = dutyOf(smallPlan(crew, 200), tables);
      return best && many > 5 && many <= 60 ? [{ duty, best: best.assignments }] : [];
    },
  );
  const noise = distanceOf(cases, ({ best }, seed) => best[stream(seed, 'noise').below(best.length)]!);
  console.log(`teams, likelihood of ${cases.length} small cases' best assignments: noise ${noise.distance}`);
  for (const [method, find] of finders) {
    const { distance, worse } = distanceOf(cases, ({ duty }, seed) => {
      const teams = find(duty, seed);
      return teams && assignmentKey(teams);
    });
    console.log(
      `teams, ${method}: ${distance} from uniform, ${worse} not among the best or none found; ${load()}`,
    );
  }
}

type Case = { readonly duty: Duty; readonly best: readonly string[] };

/** Total-variation distance, on average over the cases. */
function distanceOf(cases: readonly Case[], draw: (one: Case, seed: string) => string | undefined) {
  let distance = 0;
  let worse = 0;
  for (const [n, one] of cases.entries()) {
    const counts = new Map(one.best.map((key) => [key, 0]));
    for (let r = 0; r < OUTCOMES; r++) {
      const key = draw(one, digest('likely', String(n), String(r)));
      const known = key === undefined ? undefined : counts.get(key);
      if (key === undefined || known === undefined) worse += 1;
      else counts.set(key, known + 1);
    }
    const share = 1 / one.best.length;
    const over = [...counts.values()].reduce((sum, count) => sum + Math.max(0, share - count / OUTCOMES), 0);
    distance += over / cases.length;
  }
  return {
    distance: distance.toFixed(3),
    worse: `${((100 * worse) / (cases.length * OUTCOMES)).toFixed(1)} %`,
  };
}
