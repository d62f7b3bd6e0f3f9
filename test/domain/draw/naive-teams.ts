/** Who inspects, ssd-1 §3 read literally: see naive.ts. */
import { type NaiveCrew, type NaivePlan, type NaiveTables, Rng, type Row } from './naive.ts';

export type Reached = { step: number; whole: string[]; special: string[] };
type Found = { step: number; teams: Map<string, string[]> } | null;

export function naiveCrew(
  seed: string,
  plan: NaivePlan,
  tables: NaiveTables,
  crew: NaiveCrew,
  visited: string[],
): { found: Found; reached?: Reached } {
  const U = [...visited].sort().map((id) => tables.units.find((u) => u.id === id)!);
  const M = tables.people.filter((p) => p.crew === crew.name).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (U.length === 0) return { found: { step: 0, teams: new Map() } };
  let reached: Reached | undefined;
  for (let step = 0; step <= crew.ladder.length; step++) {
    if (M.length === 0) continue;
    const rungs = crew.ladder.slice(0, step);
    const specs = rungs.filter((r) => r.spec !== undefined).map((r) => r.spec!);
    const run = new Run(
      new Rng(seed, step === 0 ? `team:${crew.name}` : `team:${crew.name}#${step}`),
      plan,
      tables.pairs,
      U,
      M.map((p) => ({ ...p, cap: p.cap + rungs.reduce((sum, r) => sum + (r.cap ?? 0), 0) })),
      { ...crew, spec: specs.length > 0 ? specs[specs.length - 1]! : crew.spec },
      rungs.some((r) => r.anyCounty === 1),
    );
    if (run.fill()) {
      run.mix(plan.mix);
      return { found: { step, teams: run.teams() } };
    }
    reached = { step, ...run.lastReached };
  }
  return reached ? { found: null, reached } : { found: null };
}

type Node = { unit: number; cls: 0 | 1; by: number };

class Run {
  rng: Rng;
  u: Row['unit'][];
  m: Row['person'][];
  q: number;
  size: number;
  elig: (e: number, i: number) => 0 | 1 | 2;
  team: number[][];
  load: number[];
  mixOf = 0;
  lastReached: { whole: string[]; special: string[] } = { whole: [], special: [] };

  constructor(
    rng: Rng,
    plan: NaivePlan,
    pairs: string[],
    U: Row['unit'][],
    M: Row['person'][],
    crew: NaiveCrew,
    anyCounty: boolean,
  ) {
    this.rng = rng;
    const P = rng.shuffle(M.map((_, i) => i));
    const Q = rng.shuffle(U.map((_, i) => i));
    this.u = Q.map((x) => U[x]!);
    this.m = P.map((x) => M[x]!);
    this.size = crew.size;
    this.q = crew.size - crew.spec;
    this.elig = (e, i) => eligibility(this.u[e]!, this.m[i]!, plan, pairs, crew, anyCounty);
    this.team = this.u.map(() => []);
    this.load = this.m.map((p) => p.base);
  }

  ones(e: number): number {
    return this.team[e]!.filter((i) => this.elig(e, i) === 1).length;
  }

  room(i: number, L: number): boolean {
    return this.load[i]! < Math.min(L, this.m[i]!.cap);
  }

  fill(): boolean {
    const bases = this.m.map((p) => p.base);
    const lastLevel = Math.min(Math.max(...this.m.map((p) => p.cap)), Math.max(...bases) + this.u.length);
    for (let L = Math.min(...bases) + 1; ; L++) {
      for (let e = 0; e < this.u.length; e++) {
        while (this.team[e]!.length < this.size) {
          const C = this.m
            .map((_, i) => i)
            .filter(
              (i) =>
                this.elig(e, i) > 0 &&
                this.room(i, L) &&
                !this.team[e]!.includes(i) &&
                (this.elig(e, i) === 2 || this.ones(e) < this.q),
            );
          if (C.length > 0) {
            const i = C[this.rng.below(C.length)]!;
            this.team[e]!.push(i);
            this.load[i]! += 1;
          } else if (!this.chain(e, L)) break;
        }
      }
      if (this.team.every((t) => t.length === this.size)) return true;
      if (L >= lastLevel) return false;
    }
  }

  chain(e: number, L: number): boolean {
    const queue: Node[] = [{ unit: e, cls: 0, by: -1 }];
    const seen = (unit: number, cls: number) => queue.some((n) => n.unit === unit && n.cls === cls);
    const through = new Map<number, Node>();
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]!;
      const twin = { unit: node.unit, cls: node.cls === 0 ? 1 : 0, by: node.by } as Node;
      if (!seen(twin.unit, twin.cls) && (node.cls === 1 || this.ones(node.unit) < this.q)) queue.push(twin);
      for (let i = 0; i < this.m.length; i++) {
        if (through.has(i) || this.team[node.unit]!.includes(i)) continue;
        if (this.elig(node.unit, i) !== (node.cls === 0 ? 2 : 1)) continue;
        through.set(i, node);
        if (this.room(i, L)) {
          this.walk(i, through);
          return true;
        }
        for (let g = 0; g < this.u.length; g++) {
          if (!this.team[g]!.includes(i)) continue;
          const cls = this.elig(g, i) === 2 ? 0 : 1;
          if (!seen(g, cls)) queue.push({ unit: g, cls, by: i });
        }
      }
    }
    const has = (cls: number) => this.u.filter((_, g) => seen(g, cls)).map((unit) => unit.id);
    const whole = has(1).sort();
    this.lastReached = {
      whole,
      special: has(0)
        .filter((id) => !whole.includes(id))
        .sort(),
    };
    return false;
  }

  walk(found: number, through: Map<number, Node>): void {
    this.load[found]! += 1;
    for (let person = found; ; ) {
      const node = through.get(person)!;
      this.team[node.unit]!.push(person);
      if (node.by === -1) return;
      this.team[node.unit] = this.team[node.unit]!.filter((i) => i !== node.by);
      person = node.by;
    }
  }

  fits(e: number, newcomer: number, leaver: number): boolean {
    const one = (i: number) => (this.elig(e, i) === 1 ? 1 : 0);
    return (
      this.elig(e, newcomer) > 0 &&
      !this.team[e]!.includes(newcomer) &&
      this.ones(e) - one(leaver) + one(newcomer) <= this.q
    );
  }

  replace(e: number, leaver: number, newcomer: number): void {
    this.team[e] = this.team[e]!.map((i) => (i === leaver ? newcomer : i));
  }

  mix(times: number): void {
    const seats = this.team.flatMap((t, e) =>
      [...t].sort((a, b) => a - b).map((i) => [e, i] as [number, number]),
    );
    for (let n = 0; n < times * seats.length; n++) {
      const kind = this.rng.below(2);
      const seat = seats[this.rng.below(seats.length)]!;
      const [e, i] = seat;
      if (kind === 0) {
        const other = seats[this.rng.below(seats.length)]!;
        const [g, j] = other;
        if (e === g || i === j || !this.fits(e, j, i) || !this.fits(g, i, j)) continue;
        this.replace(e, i, j);
        this.replace(g, j, i);
        seat[1] = j;
        other[1] = i;
      } else {
        const j = this.rng.below(this.m.length);
        if (this.load[i] !== this.load[j]! + 1 || this.load[j]! >= this.m[j]!.cap || !this.fits(e, j, i))
          continue;
        this.replace(e, i, j);
        seat[1] = j;
        this.load[i]! -= 1;
        this.load[j]! += 1;
      }
    }
  }

  teams(): Map<string, string[]> {
    return new Map(this.u.map((unit, e) => [unit.id, this.team[e]!.map((i) => this.m[i]!.id).sort()]));
  }
}

export function eligibility(
  u: Row['unit'],
  p: Row['person'],
  plan: { from: string; to: string },
  pairs: string[],
  crew: { name: string; strict: 0 | 1 },
  anyCounty: boolean,
): 0 | 1 | 2 {
  if (p.crew !== crew.name || pairs.includes(`${u.id} ${p.id}`) || p.until < plan.to) return 0;
  if (p.away.some(([a, z]) => a <= plan.from && z >= plan.to)) return 0;
  if (!anyCounty && !p.ct.includes(u.ct) && !p.ct.includes('*')) return 0;
  if (u.hz.some((h) => p.sp.includes(h))) return 2;
  return crew.strict ? 0 : 1;
}
