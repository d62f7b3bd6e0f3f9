import { digest } from '../../src/domain/draw/hash.ts';
import { drawTeams } from '../../src/domain/draw/teams.ts';
import type { Plan, Tables } from '../../src/domain/draw/types.ts';
import { dice } from '../domain/draw/cases.ts';
import type { NaivePlan, NaiveTables } from '../domain/draw/naive.ts';
import { naiveCrew } from '../domain/draw/naive-teams.ts';

const COUNTIES = Array.from({ length: 11 }, (_, i) => `县${i}`);
const TRADES = ['金属冶炼', '粉尘涉爆', '有限空间', '危险化学品生产'];

/** A register of this size: three counties or all for each person, one trade for each unit, some recusals. */
function register(units: number, people: number, mix: number): { plan: Plan; tables: Tables } {
  const d = dice(`bench ${units} ${people}`);
  const tables: Tables = {
    units: Array.from({ length: units }, (_, i) => ({
      id: `E${String(i).padStart(6, '0')}`,
      st: '',
      ct: d.pick(COUNTIES),
      hz: [d.pick(TRADES)],
      key: 1,
    })),
    people: Array.from({ length: people }, (_, i) => ({
      id: `P${String(i).padStart(5, '0')}`,
      crew: '执法',
      ct: d.chance(3) ? ['*'] : [d.pick(COUNTIES), d.pick(COUNTIES), d.pick(COUNTIES)],
      sp: [d.pick(TRADES)],
      until: '2027-06-30',
      away: [],
      base: d.roll(3),
      cap: Math.ceil((3 * units) / people) + 3,
    })),
    pairs: [],
  };
  const pairs = Array.from(
    { length: units / 2 },
    () => `${d.pick(tables.units).id} ${d.pick(tables.people).id}`,
  );
  const plan: Plan = {
    from: '2026-03-05',
    to: '2026-03-31',
    mode: 'take',
    strata: [],
    reserve: 0,
    batches: 1,
    crews: [{ name: '执法', size: 2, spec: 1, strict: 0, ladder: [] }],
    mix,
  };
  return { plan, tables: { ...tables, pairs: [...new Set(pairs)].sort() } };
}

function seconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1_000;
}

/** Prints what the draw of teams takes, and how many times as long the literal reading of ssd-1 §3 takes. */
export async function benchDraw(): Promise<void> {
  const seed = digest('bench');
  for (const [units, people, mix, compare] of [
    [100, 30, 20, true],
    [300, 60, 20, true],
    [1_200, 120, 200, false],
    [10_000, 1_000, 200, false],
  ] as const) {
    const { plan, tables } = register(units, people, mix);
    const chosen = tables.units.map((unit) => unit.id);
    drawTeams(seed, { ...plan, mix: 1 }, tables, chosen); // warm
    const ours = seconds(() => drawTeams(seed, plan, tables, chosen));
    const size = `draw ${units} × ${people}, mix ${mix}: ${ours.toFixed(3)} s`;
    if (!compare) {
      console.log(`${size}, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
      continue;
    }
    const naive = seconds(() => literally(seed, plan, tables, chosen));
    console.log(`${size}; literal ${naive.toFixed(3)} s, ${(naive / ours).toFixed(0)} times as long`);
  }
}

function literally(seed: string, plan: Plan, tables: Tables, chosen: string[]): void {
  const peer = plan as unknown as NaivePlan;
  naiveCrew(seed, peer, tables as unknown as NaiveTables, peer.crews[0]!, chosen);
}
