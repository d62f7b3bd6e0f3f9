import { byCodeUnit } from './canonical.ts';
import { relax } from './eligibility.ts';
import { DrawFault } from './fault.ts';
import type { Crew, CrewResult, DrawRecord } from './types.ts';
import { chosenUnits } from './units.ts';

/**
 * What the teams 检查小组 must be like whoever is in them, so that a public record too shows a crew left out, a
 * unit without a team or a team of the wrong size.
 */
export function checkTeamShape(record: Pick<DrawRecord, 'freeze' | 'result'>): void {
  const { freeze, result } = record;
  const crews = new Set(freeze.crews.map((crew) => crew.name));
  for (const name of Object.keys(result.teams)) {
    if (!crews.has(name)) throw new DrawFault('unknown-field', `result.teams.${name}`);
  }
  const units = chosenUnits(result.units);
  for (const crew of freeze.crews) {
    const at = `result.teams.${crew.name}`;
    const found = result.teams[crew.name];
    if (found === undefined) throw new DrawFault('missing-field', at);
    if (found) checkCrew(crew, found, units, at);
  }
}

function checkCrew(crew: Crew, found: NonNullable<CrewResult>, units: readonly string[], at: string): void {
  if (found.step > crew.ladder.length) throw new DrawFault('out-of-range', `${at}.step`, String(found.step));
  const served = Object.keys(found.teams).sort(byCodeUnit);
  const missing = units.find((id, i) => served[i] !== id);
  if (missing !== undefined) throw new DrawFault('missing-field', `${at}.teams.${missing}`);
  if (served.length > units.length) throw new DrawFault('unknown-field', `${at}.teams`);
  const { size } = relax(crew, found.step);
  for (const [unit, team] of Object.entries(found.teams)) {
    if (team.length !== size)
      throw new DrawFault('out-of-range', `${at}.teams.${unit}`, `${team.length}: ${size}`);
    if (team.some((id, i) => i > 0 && byCodeUnit(team[i - 1]!, id) >= 0)) {
      throw new DrawFault('not-sorted', `${at}.teams.${unit}`);
    }
  }
}
