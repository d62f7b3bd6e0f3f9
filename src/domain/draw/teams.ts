import { Budget } from './budget.ts';
import { byCodeUnit } from './canonical.ts';
import { type Certificate, type Labelled, shortage } from './certificate.ts';
import { eligibility, type Relaxed, relax } from './eligibility.ts';
import { fillTeams } from './fill-teams.ts';
import { mixTeams } from './mix-teams.ts';
import { Seating } from './seating.ts';
import { type Stream, shuffle, stream } from './stream.ts';
import type { ById, Crew, CrewResult, Person, Plan, Tables, Unit } from './types.ts';
import { byId } from './units.ts';

/** What one crew's draw came to; a certificate exactly when there is no assignment. */
export interface CrewOutcome {
  readonly result: CrewResult;
  readonly certificate: Certificate | undefined;
}

/** What a crew works on: the units that are visited and its people, both sorted by id. */
interface Field {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly recused: ReadonlyMap<string, readonly string[]>;
  readonly budget: Budget;
}

/** Who inspects 抽取检查人员 (ssd-1 §3): one run for each crew, its ladder climbed until a step succeeds. */
export function drawTeams(
  seed: string,
  plan: Plan,
  tables: Tables,
  chosen: readonly string[],
  budget: Budget = new Budget(),
): Map<string, CrewOutcome> {
  const ids = new Set(chosen);
  const units = tables.units.filter((unit) => ids.has(unit.id)).sort((a, b) => byCodeUnit(a.id, b.id));
  const recused = recusals(tables.pairs, ids);
  const outcomes = new Map<string, CrewOutcome>();
  for (const crew of plan.crews) {
    const people = tables.people.filter((person) => person.crew === crew.name);
    people.sort((a, b) => byCodeUnit(a.id, b.id));
    outcomes.set(crew.name, drawCrew(seed, crew, { plan, units, people, recused, budget }));
  }
  return outcomes;
}

function drawCrew(seed: string, crew: Crew, field: Field): CrewOutcome {
  if (field.units.length === 0) return { result: { step: 0, teams: byId() }, certificate: undefined };
  if (field.people.length === 0) {
    return { result: null, certificate: { is: 'nobody', crew: crew.name, units: field.units.length } };
  }
  let certificate: Certificate | undefined;
  for (let step = 0; step <= crew.ladder.length; step++) {
    const rng = stream(seed, step === 0 ? `team:${crew.name}` : `team:${crew.name}#${step}`);
    const run = runStep(rng, relax(crew, step), step, field);
    if (run.teams) return { result: { step, teams: run.teams }, certificate: undefined };
    certificate = run.certificate;
  }
  return { result: null, certificate };
}

/** One step: relabel, fill, mix, undo the labels (ssd-1 §3.1–5). */
function runStep(
  rng: Stream,
  rules: Relaxed,
  step: number,
  field: Field,
): { teams: ById<readonly string[]>; certificate?: never } | { teams?: never; certificate: Certificate } {
  const { plan, budget } = field;
  budget.spend(field.people.length + field.units.length, 'teams');
  const people = shuffle(rng, field.people);
  const units = shuffle(rng, field.units);
  const fit = eligibility(units, people, { ...rules, from: plan.from, to: plan.to }, field.recused, budget);
  const base = people.map((person) => person.base);
  const cap = people.map((person) => person.cap + rules.extraCap);
  const seating = new Seating(rules.size, rules.size - rules.spec, units.length, fit, base, cap);
  const blocked = fillTeams(rng, seating, budget);
  const labels: Labelled = {
    crew: rules.name,
    step,
    spec: rules.spec,
    unitIds: units.map((unit) => unit.id),
    personIds: people.map((person) => person.id),
  };
  if (blocked) return { certificate: shortage(labels, seating, blocked, budget) };
  return { teams: unlabel(labels, rules.size, mixTeams(rng, seating, plan.mix, budget)) };
}

/** From seats by label to teams by id; seat a is one of unit ⌊a / size⌋. */
function unlabel(labels: Labelled, size: number, seats: Int32Array): ById<readonly string[]> {
  return byId(
    labels.unitIds.map((id, e) => {
      const team = Array.from(seats.subarray(e * size, (e + 1) * size), (i) => labels.personIds[i]!);
      return [id, team.sort(byCodeUnit)] as const;
    }),
  );
}

/** pairs 回避: whom each visited unit must not meet. */
function recusals(pairs: readonly string[], chosen: ReadonlySet<string>): Map<string, string[]> {
  const recused = new Map<string, string[]>();
  for (const pair of pairs) {
    const [unit = '', person = ''] = pair.split(' ');
    if (!chosen.has(unit)) continue;
    const found = recused.get(unit);
    if (found) found.push(person);
    else recused.set(unit, [person]);
  }
  return recused;
}
