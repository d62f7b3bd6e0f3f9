/**
 * SUBSTITUTE 替换 (ssd-1 §4.7): an enterprise that can't be visited falls away, and the next reserve of its stratum
 * comes in. The reserves were drawn with the others, so there is no second free choice.
 */
import type { Budget } from './budget.ts';
import { DrawFault } from './fault.ts';
import type { SubstituteReason } from './reasons.ts';
import {
  type Changing,
  changing,
  checkRecuse,
  drawnSeats,
  type Recuse,
  reseatIn,
  type Seats,
  seat,
} from './recuse.ts';
import type { DrawRecord, FullRecord } from './types.ts';
import { chosenUnits } from './units.ts';

/** No reserve is left, or a key unit 重点: it falls away and nobody comes in. */
export const NO_RESERVE = '-';

/** The body of a SUBSTITUTE entry. */
export type Substitute = {
  readonly unit: string;
  /** code of whoever asked */
  readonly by: string;
  /** who comes in, or "-" */
  readonly reserve: string;
  readonly reason: SubstituteReason;
  readonly approved: string;
};

/** What has changed in a draw since its RESULT, in the order of the log. */
export type Amendment = Substitute | Recuse;
const isSubstitute = (change: Amendment): change is Substitute => 'reserve' in change;

type Drawn = Pick<DrawRecord, 'freeze' | 'result'>;

/** The units that are to be visited now, in no order that matters. */
export function visitedNow(record: Drawn, changes: readonly Amendment[]): Set<string> {
  const visited = new Set(chosenUnits(record.result.units));
  for (const change of changes.filter(isSubstitute)) {
    visited.delete(change.unit);
    if (change.reserve !== NO_RESERVE) visited.add(change.reserve);
  }
  return visited;
}

/** Who comes in for a unit: the first reserve of its stratum that has not come in yet. */
export function reserveFor(record: Drawn, changes: readonly Amendment[], unit: string): string {
  if (!visitedNow(record, changes).has(unit)) throw new DrawFault('no-such-team', unit);
  const { drawn, reserve } = record.result.units;
  const used = new Set(changes.filter(isSubstitute).map((change) => change.reserve));
  const label = Object.keys(drawn).find(
    (each) => drawn[each]?.includes(unit) || reserve[each]?.includes(unit),
  );
  return (label === undefined ? [] : (reserve[label] ?? [])).find((id) => !used.has(id)) ?? NO_RESERVE;
}

/** The teams after one more change. */
export function applyChange(seats: Seats, change: Amendment): Seats {
  const after = changing(seats);
  applyTo(after, change);
  return after;
}

/** A reserve takes over the team of the unit that fell away. */
function applyTo(seats: Changing, change: Amendment): void {
  if (!isSubstitute(change)) {
    reseatIn(seats, change);
    return;
  }
  for (const crew of seats.crews) {
    const team = seats.teams.get(seat(crew, change.unit));
    if (!team) continue;
    seats.teams.delete(seat(crew, change.unit));
    if (change.reserve !== NO_RESERVE) seats.teams.set(seat(crew, change.reserve), team);
  }
}

/** The teams as they are after these changes. */
export function seatsNow(record: Drawn, changes: readonly Amendment[]): Seats {
  const seats = changing(drawnSeats(record));
  for (const change of changes) applyTo(seats, change);
  return seats;
}

/** Checks a change against those before it: the reserve, or whoever came in, is the one that the draw gives. */
export function checkChange(
  record: FullRecord,
  before: readonly Amendment[],
  change: Amendment,
  budget?: Budget,
): void {
  if (isSubstitute(change)) checkReserve(record, before, change);
  else checkRecuse(record, seatsNow(record, before), change, budget);
}

/** The same for a SUBSTITUTE alone, which a public record is enough for. */
export function checkReserve(record: Drawn, before: readonly Amendment[], change: Substitute): void {
  const due = reserveFor(record, before, change.unit);
  if (change.reserve !== due)
    throw new DrawFault('other-substitute', change.unit, `${change.reserve}: ${due}`);
}
