import { setBit } from './bits.ts';
import type { Budget } from './budget.ts';
import { DrawFault } from './fault.ts';
import type { Crew, Person, Plan, Unit } from './types.ts';

/** Five hundred million unit-person pairs are 62 MB for each of the three sets below. */
const MAX_PAIRS = 500_000_000;

/** A crew at one step of its ladder 放宽条件: the first `step` rungs applied together (ssd-1 §3). */
export interface Relaxed {
  readonly name: string;
  readonly size: number;
  readonly spec: number;
  readonly strict: boolean;
  readonly anyCounty: boolean;
  readonly extraCap: number;
}

/** `cap`s add up, `anyCounty` holds once given, the last `spec` replaces spec. */
export function relax(crew: Crew, step: number): Relaxed {
  const rungs = crew.ladder.slice(0, step);
  return {
    name: crew.name,
    size: crew.size,
    spec: rungs.findLast((rung) => rung.spec !== undefined)?.spec ?? crew.spec,
    strict: crew.strict === 1,
    anyCounty: rungs.some((rung) => rung.anyCounty === 1),
    extraCap: rungs.reduce((sum, rung) => sum + (rung.cap ?? 0), 0),
  };
}

/** Whom each unit 检查对象 may get: one row of bits for each unit, one bit for each person, in label order. */
export interface Eligibility {
  readonly words: number;
  /** Eligibility 2: the person has the unit's hazard as a speciality. */
  readonly specialist: Uint32Array;
  /** Eligibility 1: may inspect, without the speciality. */
  readonly other: Uint32Array;
}

/** Certificate 证件 valid to the last day, and no single leave that covers the whole inspection. */
function isThere(person: Person, plan: Pick<Plan, 'from' | 'to'>): boolean {
  return (
    person.until >= plan.to && !person.away.some(([first, last]) => first <= plan.from && last >= plan.to)
  );
}

/** Eligibility 资格 of each person for each unit (ssd-1 §3), recusals 回避 taken out. */
export function eligibility(
  units: readonly Unit[],
  people: readonly Person[],
  rules: Relaxed & Pick<Plan, 'from' | 'to'>,
  recused: ReadonlyMap<string, readonly string[]>,
  budget: Budget,
): Eligibility {
  if (units.length * people.length > MAX_PAIRS) throw new DrawFault('too-heavy', `teams.${rules.name}`);
  const words = (people.length + 31) >>> 5;
  const specialist = new Uint32Array(units.length * words);
  const other = new Uint32Array(units.length * words);
  const labelOf = new Map(people.map((person, i) => [person.id, i]));
  const there = people.map((person) => isThere(person, rules));
  const inCounty = index(people, there, (person) => (rules.anyCounty ? ['*'] : person.ct));
  const skilled = index(people, there, (person) => person.sp);
  const spend = (steps: number) => budget.spend(steps, `teams.${rules.name}`);
  units.forEach((unit, e) => {
    const row = e * words;
    const may = new Uint32Array(words);
    for (const county of [unit.ct, '*']) mark(may, inCounty.get(county), spend);
    for (const id of recused.get(unit.id) ?? []) unmark(may, labelOf.get(id));
    const knows = new Uint32Array(words);
    for (const hazard of unit.hz) mark(knows, skilled.get(hazard), spend);
    for (let w = 0; w < words; w++) {
      specialist[row + w] = may[w]! & knows[w]!;
      if (!rules.strict) other[row + w] = may[w]! & ~knows[w]!;
    }
    spend(words);
  });
  return { words, specialist, other };
}

function index(
  people: readonly Person[],
  there: readonly boolean[],
  labels: (person: Person) => readonly string[],
): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  people.forEach((person, i) => {
    if (!there[i]) return;
    for (const label of labels(person)) {
      const found = lists.get(label);
      if (found) found.push(i);
      else lists.set(label, [i]);
    }
  });
  return lists;
}

function mark(bits: Uint32Array, labels: readonly number[] = [], spend: (steps: number) => void): void {
  for (const i of labels) setBit(bits, 0, i);
  spend(labels.length);
}

function unmark(bits: Uint32Array, label: number | undefined): void {
  if (label !== undefined) bits[label >>> 5]! &= ~(1 << (label & 31));
}
