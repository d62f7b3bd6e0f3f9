import { byCodeUnit } from './canonical.ts';
import { type Stream, shuffle, stream } from './stream.ts';
import type { Plan, Unit, UnitResult } from './types.ts';

const WHOLE = 10_000; // basis points: 100 %

/** An object keyed by ids, without a prototype (ssd-1 §1). */
export function byId<T>(entries: Iterable<readonly [string, T]> = []): { [id: string]: T } {
  const map: { [id: string]: T } = Object.create(null);
  for (const [id, value] of entries) map[id] = value;
  return map;
}

/** Which enterprises 抽取检查对象 (ssd-1 §2): keys as they are, then each stratum in the frozen order. */
export function drawUnits(seed: string, plan: Plan, units: readonly Unit[]): UnitResult {
  const pools = poolsOf(units);
  const count = plan.mode === 'fair' ? fairCounter(stream(seed, 'fair')) : (_pool: number, n: number) => n;
  const key = units.filter((unit) => unit.key === 1).map((unit) => unit.id);
  const drawn = byId<string[]>();
  const reserve = byId<string[]>();
  for (const [label, frozen] of plan.strata) {
    const pool = pools.get(label) ?? [];
    const n = count(pool.length, frozen);
    const k = Math.min(pool.length, n + plan.reserve);
    const order = shuffle(stream(seed, `unit:${label}`), pool, k);
    drawn[label] = order.slice(0, n);
    reserve[label] = order.slice(n, k);
  }
  key.sort(byCodeUnit);
  const chosen = [...key, ...Object.values(drawn).flat()];
  return { key, drawn, reserve, batch: batches(seed, chosen, plan.batches) };
}

/** The ids that are visited: keys and drawn, sorted. */
export function chosenUnits(result: UnitResult): string[] {
  return [...result.key, ...Object.values(result.drawn).flat()].sort(byCodeUnit);
}

/** pool (ssd-1 §2): sorted ids with that label and key 0. */
function poolsOf(units: readonly Unit[]): Map<string, string[]> {
  const pools = new Map<string, string[]>();
  for (const unit of units) {
    if (unit.key === 1) continue;
    const pool = pools.get(unit.st);
    if (pool) pool.push(unit.id);
    else pools.set(unit.st, [unit.id]);
  }
  for (const pool of pools.values()) pool.sort(byCodeUnit);
  return pools;
}

/** Mode fair (ssd-1 §2): `cum` and `next` run on through the strata, so every unit has exactly bp/10000. */
function fairCounter(rng: Stream): (pool: number, basisPoints: number) => number {
  let cum = 0;
  let next = rng.below(WHOLE);
  return (pool, basisPoints) => {
    let n = 0;
    for (let i = 0; i < pool; i++) {
      cum += basisPoints;
      if (cum > next) {
        n += 1;
        next += WHOLE;
      }
    }
    return n;
  };
}

/** batch 批次 (ssd-1 §2): the i-th of the shuffled visits falls into window i mod batches + 1. */
function batches(seed: string, chosen: readonly string[], windows: number): { [id: string]: number } {
  const order = shuffle(stream(seed, 'batch'), [...chosen].sort(byCodeUnit));
  return byId(order.map((id, i) => [id, (i % windows) + 1] as const));
}
