import { byCodeUnit } from './canonical.ts';
import { type Stream, shufflePlaces, stream } from './stream.ts';
import type { Plan, Unit, UnitResult } from './types.ts';

const WHOLE = 10_000; // basis points: 100 %

/** An object keyed by ids, without a prototype (ssd-1 §1). */
export function byId<T>(entries: Iterable<readonly [string, T]> = []): { [id: string]: T } {
  const map: { [id: string]: T } = Object.create(null);
  for (const [id, value] of entries) map[id] = value;
  return map;
}

/** The ids of the units 检查对象, sorted, and the rows of each pool 抽取池: a million of them are few megabytes. */
export interface Pools {
  readonly ids: readonly string[];
  readonly key: Uint32Array;
  readonly byStratum: ReadonlyMap<string, Uint32Array>;
}

/** What is drawn, as rows of the sorted list; `order` has keys and drawn as they fall into the windows 批次. */
export interface DrawnRows {
  readonly strata: readonly {
    readonly label: string;
    readonly drawn: Uint32Array;
    readonly reserve: Uint32Array;
  }[];
  readonly order: Uint32Array;
}

/** pool (ssd-1 §2): the sorted units with that label and key 0; keys apart. */
export function poolsOf(given: readonly Unit[]): Pools {
  const units = sortedById(given);
  const sizes = new Map<string, number>();
  for (const { key, st } of units) if (key === 0) sizes.set(st, (sizes.get(st) ?? 0) + 1);
  const pools = new Map([...sizes].map(([label, size]) => [label, { rows: new Uint32Array(size), n: 0 }]));
  const key: number[] = [];
  const ids = units.map((unit, row) => {
    const pool = unit.key === 0 ? pools.get(unit.st) : undefined;
    if (pool) pool.rows[pool.n++] = row;
    else key.push(row);
    return unit.id;
  });
  const byStratum = new Map([...pools].map(([label, { rows }]) => [label, rows]));
  return { ids, key: Uint32Array.from(key), byStratum };
}

function sortedById(units: readonly Unit[]): readonly Unit[] {
  for (let i = 1; i < units.length; i++) {
    if (units[i - 1]!.id >= units[i]!.id) return units.toSorted((a, b) => byCodeUnit(a.id, b.id));
  }
  return units;
}

/** Which enterprises 抽取检查对象 (ssd-1 §2): keys as they are, then each stratum in the frozen order. */
export function drawUnits(seed: string, plan: Plan, units: readonly Unit[]): UnitResult {
  const pools = poolsOf(units);
  const { strata, order } = drawRows(seed, plan, pools);
  const ids = (rows: Uint32Array) => Array.from(rows, (row) => pools.ids[row]!);
  return {
    key: ids(pools.key),
    drawn: byId(strata.map(({ label, drawn }) => [label, ids(drawn)] as const)),
    reserve: byId(strata.map(({ label, reserve }) => [label, ids(reserve)] as const)),
    batch: batches(ids(order), plan.batches),
  };
}

/** The draw itself: all that takes random numbers, on rows. */
export function drawRows(seed: string, plan: Plan, { key, byStratum }: Pools): DrawnRows {
  const count = plan.mode === 'fair' ? fairCounter(stream(seed, 'fair')) : (_pool: number, n: number) => n;
  const strata = plan.strata.map(([label, frozen]) => {
    const pool = byStratum.get(label)?.slice() ?? new Uint32Array();
    const n = Math.min(count(pool.length, frozen), pool.length);
    const k = Math.min(pool.length, n + plan.reserve);
    shufflePlaces(stream(seed, `unit:${label}`), pool, k);
    return { label, drawn: pool.subarray(0, n), reserve: pool.subarray(n, k) };
  });
  const order = inOneRow([key, ...strata.map(({ drawn }) => drawn)]).sort();
  shufflePlaces(stream(seed, 'batch'), order);
  return { strata, order };
}

/** The ids that are visited: keys and drawn, sorted. */
export function chosenUnits(result: UnitResult): string[] {
  return [...result.key, ...Object.values(result.drawn).flat()].sort(byCodeUnit);
}

function inOneRow(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
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
function batches(order: readonly string[], windows: number): { [id: string]: number } {
  const batch = byId<number>();
  for (let i = 0; i < order.length; i++) batch[order[i]!] = (i % windows) + 1;
  return batch;
}
