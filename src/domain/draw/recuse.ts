/**
 * RECUSE 换人 (ssd-1 §4.7): who takes the seat of someone who is out. The seed of the draw decides, so there is
 * no second free choice; whoever has the record and the log entries gets the same person.
 */
import { hasBit } from './bits.ts';
import { Budget } from './budget.ts';
import { byCodeUnit } from './canonical.ts';
import { eligibility, relax } from './eligibility.ts';
import { DrawFault } from './fault.ts';
import { shuffle, stream } from './stream.ts';
import type { DrawRecord, FullRecord } from './types.ts';

/** Why someone is out, as the log says it: never more than this, since what lies behind is confidential. */
export const RECUSE_REASONS = [
  'recusal',
  'unable',
  'enterprise',
  'left-post',
  'certificate',
  'leave',
] as const;
export type RecuseReason = (typeof RECUSE_REASONS)[number];

/** Why someone whose turn it was could not take the seat: what happened after the lists were frozen. */
export const PASS_REASONS = ['left-post', 'certificate', 'leave', 'recusal'] as const;
export type PassReason = (typeof PASS_REASONS)[number];
export type Passed = readonly [person: string, reason: PassReason];

/** The body of a RECUSE entry. */
export type Recuse = {
  readonly unit: string;
  readonly crew: string;
  readonly out: string;
  readonly in: string;
  readonly passed: readonly Passed[];
  readonly reason: RecuseReason;
  readonly approved: string;
};

/** The teams of a draw as they are now, and who was removed from which; both by crew and unit. */
export type Seats = {
  readonly crews: readonly string[];
  readonly teams: ReadonlyMap<string, readonly string[]>;
  readonly removed: ReadonlyMap<string, readonly string[]>;
};

/** Seats to which several changes are made: copied once, since there may be ten thousand of them. */
export type Changing = {
  readonly crews: readonly string[];
  readonly teams: Map<string, readonly string[]>;
  readonly removed: Map<string, readonly string[]>;
};
export const changing = ({ crews, teams, removed }: Seats): Changing => ({
  crews,
  teams: new Map(teams),
  removed: new Map(removed),
});

export const seat = (crew: string, unit: string): string => `${crew}:${unit}`;

/** As drawn. */
export function drawnSeats(record: Pick<DrawRecord, 'freeze' | 'result'>): Seats {
  const crews = record.freeze.crews.map(({ name }) => name);
  const teams = new Map<string, readonly string[]>();
  for (const name of crews)
    for (const [unit, team] of Object.entries(record.result.teams[name]?.teams ?? {}))
      teams.set(seat(name, unit), team);
  return { crews, teams, removed: new Map() };
}

type Move = Pick<Recuse, 'unit' | 'crew' | 'out' | 'in'>;

/** After one more substitution. */
export function reseat(seats: Seats, move: Move): Seats {
  const after = changing(seats);
  reseatIn(after, move);
  return after;
}

/** One more substitution; refuses one that can't be whatever the people are like. */
export function reseatIn(seats: Changing, { unit, crew, out, in: newcomer }: Move): void {
  const key = seat(crew, unit);
  const team = teamOf(seats, crew, unit);
  const gone = [...(seats.removed.get(key) ?? []), out];
  if (!team.includes(out)) throw new DrawFault('not-in-team', unit, out);
  if (team.includes(newcomer) || gone.includes(newcomer)) throw new DrawFault('was-in-team', unit, newcomer);
  const after = [...team.filter((id) => id !== out), newcomer].sort(byCodeUnit);
  seats.teams.set(key, after);
  seats.removed.set(key, gone);
}

export function teamOf(seats: Seats, crew: string, unit: string): readonly string[] {
  const team = seats.teams.get(seat(crew, unit));
  if (!team) throw new DrawFault('no-such-team', unit, crew);
  return team;
}

/**
 * Everyone who may take the seat of `out`, the first one first: eligible by the frozen tables and the rungs of the
 * crew's step, not in the team, never removed from it, below the cap, the team's classes staying legal; the least
 * loaded (base and all seats held now), then by the shuffled order.
 */
export function substitutes(
  record: FullRecord,
  seats: Seats,
  { unit, crew, out }: Pick<Recuse, 'unit' | 'crew' | 'out'>,
  budget: Budget = new Budget(),
): string[] {
  const team = teamOf(seats, crew, unit);
  if (!team.includes(out)) throw new DrawFault('not-in-team', unit, out);
  const field = fieldOf(record, crew, unit, budget);
  const gone = seats.removed.get(seat(crew, unit)) ?? [];
  const load = loads(seats, crew);
  const ones = team.filter((id) => id !== out && field.classOf(id) === 1).length;
  const open = field.people.filter(
    ({ id, base, cap }) =>
      !team.includes(id) &&
      !gone.includes(id) &&
      base + (load.get(id) ?? 0) < cap + field.extraCap &&
      (field.classOf(id) === 2 || (field.classOf(id) === 1 && ones < field.q)),
  );
  const ids = field.people.map(({ id }) => id).sort(byCodeUnit);
  const order = shuffle(stream(record.seed, `substitute:${crew}:${unit}`), ids);
  const place = new Map(order.map((id, i) => [id, i]));
  const loadOf = (person: { id: string; base: number }) => person.base + (load.get(person.id) ?? 0);
  return open
    .sort((a, b) => loadOf(a) - loadOf(b) || place.get(a.id)! - place.get(b.id)!)
    .map(({ id }) => id);
}

/**
 * Whom a rule forbids in the team that a reserve takes over: not eligible for it by the frozen tables, or one of more
 * non-specialists than a team may hold; of those the last by id.
 */
export function forbidden(
  record: FullRecord,
  seats: Seats,
  { unit, crew }: Pick<Recuse, 'unit' | 'crew'>,
  budget: Budget = new Budget(),
): string[] {
  const { classOf, q } = fieldOf(record, crew, unit, budget);
  const team = teamOf(seats, crew, unit);
  const ones = team.filter((id) => classOf(id) === 1);
  return team.filter((id) => classOf(id) === 0 || ones.indexOf(id) >= q);
}

/** One crew before one unit, by the frozen tables and the step at which its teams were found. */
function fieldOf(record: FullRecord, crew: string, unitId: string, budget: Budget) {
  const { freeze } = record;
  const rules = freeze.crews.find(({ name }) => name === crew);
  const unit = record.units.find(({ id }) => id === unitId);
  const found = record.result.teams[crew];
  if (!rules || !unit || !found) throw new DrawFault('no-such-team', unitId, crew);
  const relaxed = relax(rules, found.step);
  const people = record.people.filter((person) => person.crew === crew);
  const recused = record.pairs.flatMap((pair) => {
    const [of, person = ''] = pair.split(' ');
    return of === unitId ? [person] : [];
  });
  const { from, to } = freeze;
  const fit = eligibility([unit], people, { ...relaxed, from, to }, new Map([[unitId, recused]]), budget);
  const label = new Map(people.map(({ id }, i) => [id, i]));
  const classOf = (id: string): 0 | 1 | 2 => {
    const i = label.get(id);
    if (i === undefined) return 0;
    return hasBit(fit.specialist, 0, i) ? 2 : hasBit(fit.other, 0, i) ? 1 : 0;
  };
  return { people, classOf, extraCap: relaxed.extraCap, q: relaxed.size - relaxed.spec };
}

/** Seats that each person of a crew holds now. */
function loads(seats: Seats, crew: string): Map<string, number> {
  const held = new Map<string, number>();
  for (const [key, team] of seats.teams)
    if (key.startsWith(`${crew}:`)) for (const id of team) held.set(id, (held.get(id) ?? 0) + 1);
  return held;
}

/** Who takes the seat and who was passed over on the way; nobody left: `in` is absent. */
export function choose(
  order: readonly string[],
  cannot: (person: string) => PassReason | undefined,
): { readonly in?: string; readonly passed: readonly Passed[] } {
  const passed: Passed[] = [];
  for (const id of order) {
    const reason = cannot(id);
    if (reason === undefined) return { in: id, passed };
    passed.push([id, reason]);
  }
  return { passed };
}

/** Checks one entry against what the record gives: those passed over stand in order before whoever came in. */
export function checkRecuse(record: FullRecord, seats: Seats, body: Recuse, budget?: Budget): void {
  const order = substitutes(record, seats, body, budget);
  const named = [...body.passed.map(([id]) => id), body.in];
  const wrong = named.findIndex((id, i) => order[i] !== id);
  if (wrong >= 0)
    throw new DrawFault('other-substitute', body.unit, `${named[wrong]}: ${order[wrong] ?? '-'}`);
}
