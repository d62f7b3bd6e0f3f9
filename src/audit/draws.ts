/** The draws as they stand: what the log says of each, no more and no less; numbers without gaps. */
import {
  type DrawState,
  drawStates,
  type Snapshot,
  teamsOfDraw,
  witnessesOfDraw,
} from '../../db/audit-rows.ts';
import { byCodeUnit } from '../domain/draw/canonical.ts';
import { ENFORCEMENT } from '../domain/draw/read-freeze.ts';
import { teamOf } from '../domain/draw/recuse.ts';
import { type Amendment, seatsNow, visitedNow } from '../domain/draw/substitute.ts';
import type { FullRecord } from '../domain/draw/types.ts';
import { AuditFault } from './fault.ts';
import { checkHelpers } from './helpers.ts';
import { readKept } from './record.ts';
import { type DrawTrail, drawKey, type Trails } from './trail.ts';

export type DrawCounts = { readonly own: number; readonly province: number };

export async function auditDraws(tx: Snapshot, trails: Trails): Promise<DrawCounts> {
  const draws = await drawStates(tx);
  checkOrdinals(draws);
  for (const draw of draws) if (draw.origin === 'ssd-1') await auditDraw(tx, trails, draw);
  for (const trail of trails.draws.values()) checkDue(trail);
  const own = draws.filter(({ origin }) => origin === 'ssd-1').length;
  return { own, province: draws.length - own };
}

/** 1, 2, 3, … for each bureau, origin and kind. */
function checkOrdinals(draws: readonly DrawState[]): void {
  let last: DrawState | undefined;
  for (const draw of draws) {
    const follows =
      last?.bureauId === draw.bureauId && last.origin === draw.origin && last.kind === draw.kind;
    const due = follows && last ? last.ordinal + 1 : 1;
    if (draw.ordinal !== due)
      throw new AuditFault('draws', draw.no, 'ordinal-gap', `${draw.ordinal} ≠ ${due}`);
    last = draw;
  }
}

async function auditDraw(tx: Snapshot, trails: Trails, draw: DrawState): Promise<void> {
  const trail = trails.draws.get(drawKey(draw.bureauId, draw.no));
  if (!trail) throw new AuditFault('draws', draw.no, 'not-logged');
  const due = stateOf(trail);
  if (draw.state !== due) throw new AuditFault('draws', draw.no, 'state-differs', `${draw.state} ≠ ${due}`);
  const kept = [draw.seriesId, draw.secretNo, draw.isPublished, draw.recordDigest];
  const said = [trail.series.id, trail.secretNo, trail.published, trail.result ?? null];
  const wrong = kept.findIndex((value, i) => value !== said[i]);
  if (wrong >= 0) throw new AuditFault('draws', draw.no, 'state-differs', `${kept[wrong]} ≠ ${said[wrong]}`);
  await checkWitnesses(tx, trail);
  if (trail.phase === 'drawn' && trail.freeze.kind === 'formal') await checkTeams(tx, trail);
}

function stateOf({ phase, published }: DrawTrail): DrawState['state'] {
  if (phase === 'drawn') return published ? 'published' : 'drawn';
  return phase === 'void' ? 'void' : 'open';
}

/** The witnesses and their values, as they were frozen and logged. */
async function checkWitnesses(tx: Snapshot, { drawId, no, freeze, values }: DrawTrail): Promise<void> {
  const rows = await witnessesOfDraw(tx, drawId);
  const kept = rows.map(({ code, value }) => `${code} ${value ?? '-'}`).join(', ');
  const said = freeze.witness.map((code) => `${code} ${values.get(code) ?? '-'}`).join(', ');
  if (kept !== said) throw new AuditFault('draw_witnesses', no, 'differs', `${kept} ≠ ${said}`);
}

/** One task for each unit that has a team, and for its visit those who were drawn or came in by RECUSE. */
async function checkTeams(tx: Snapshot, trail: DrawTrail): Promise<void> {
  const record = readKept(trail.no, trail.versions[trail.visited] ?? null);
  const drawn = teamsNow(record, trail.changes);
  for (const { task, unit, people, stopped } of await teamsOfDraw(tx, trail.drawId)) {
    // a SUBSTITUTE took it out, or a correction 更正 before anybody went there
    if (stopped && (fellAway(trail.changes, unit) || (trail.visited > 0 && !drawn.has(unit)))) continue;
    const team = drawn.get(unit);
    const kept = people.join(' ');
    if (team !== kept)
      throw new AuditFault('tasks', task, 'team-differs', `${unit}: ${kept} ≠ ${team ?? '-'}`);
    drawn.delete(unit);
  }
  const [missing] = drawn.keys();
  if (missing)
    throw new AuditFault('draws', trail.no, 'team-differs', `${missing}: - ≠ ${drawn.get(missing)}`);
  await checkHelpers(tx, record, trail);
}

/** A SUBSTITUTE took the unit out: its task is stopped, and its team was taken over. */
function fellAway(changes: readonly Amendment[], unit: string): boolean {
  return changes.some((change) => 'reserve' in change && change.unit === unit);
}

function teamsNow(record: FullRecord, changes: readonly Amendment[]): Map<string, string> {
  const seats = seatsNow(record, changes);
  // whoever helps 专家, 联合部门 is looked at apart
  const crews = record.freeze.crews.filter(
    ({ name }) => name === ENFORCEMENT.name && record.result.teams[name],
  );
  const teams = new Map<string, string>();
  for (const unit of visitedNow(record, changes)) {
    const team = crews.flatMap(({ name }) => teamOf(seats, name, unit));
    if (team.length > 0) teams.set(unit, team.toSorted(byCodeUnit).join(' '));
  }
  return teams;
}

/** A void draw's secret is revealed as soon as every earlier one is public. */
function checkDue({ no, phase, published, secretNo, series }: DrawTrail): void {
  if (phase === 'void' && !published && secretNo === series.published + 1)
    throw new AuditFault('draws', no, 'secret-due');
}
