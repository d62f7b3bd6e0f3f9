/**
 * RECUSE (draw.md §4.7): the seed of the draw says who comes in for someone who is out. What the registers say now
 * only passes people over, with a logged reason.
 */
import { setImmediate as breath } from 'node:timers/promises';
import { appendLog, entriesOf, lockHead } from '../../db/draw-log.ts';
import { type Draw, textsOf, versionsOf } from '../../db/draws.ts';
import { factsByCode, recusedFrom } from '../../db/register-facts.ts';
import { changeMember } from '../../db/replacements.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { LoggedEntry } from '../domain/draw/log.ts';
import {
  choose,
  type Recuse,
  type RecuseReason,
  type Seats,
  substitutes,
  teamOf,
} from '../domain/draw/recuse.ts';
import { type Amendment, applyChange, seatsNow } from '../domain/draw/substitute.ts';
import type { FullRecord } from '../domain/draw/types.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkSeat, replaceMember, unfitFor, visitSpan } from '../domain/replacement.ts';
import { type Changed, changeFaces } from '../faces/change-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { handOutLater } from './hand-out.ts';
import { keepTask } from './task-times.ts';

/** The teams of a draw, which is held, as they are now. */
export type Sitting = {
  readonly draw: Draw;
  readonly record: FullRecord;
  /** what was replaced since RESULT, in order */
  readonly changes: readonly Amendment[];
  readonly seats: Seats;
};

export async function sittingOf(scene: Scene, draw: Draw | undefined): Promise<Sitting> {
  if (!draw?.recordDigest) throw new Refusal('province-team');
  const { record: text } = await textsOf(scene.tx, draw.id);
  const log = await entriesOf(scene.tx, draw.bureauId, draw.no);
  const changes = await amendmentsOf(scene, draw, log);
  const record = JSON.parse(text ?? '') as FullRecord;
  await breath(); // it may be of some megabytes, and there is more to do with it
  return { draw, record, changes, seats: seatsNow(record, changes) };
}

/** What was replaced since the teams were drawn, or drawn anew by a correction 更正 that the visits followed. */
async function amendmentsOf({ tx }: Scene, draw: Draw, log: readonly LoggedEntry[]): Promise<Amendment[]> {
  const followed = (await versionsOf(tx, draw.id)).filter(({ visitsStay }) => !visitsStay);
  const since = followed.at(-1)?.logN ?? -1;
  return log
    .filter(({ n, type }) => n > since && (type === 'RECUSE' || type === 'SUBSTITUTE'))
    .map(({ body }) => body as unknown as Amendment);
}

export type Leaving = {
  readonly id: number;
  readonly code: string;
  readonly reason: RecuseReason;
  /** code of whoever approved, or 'system' */
  readonly approved: string;
};
/** Who came in, where it stands in the log; nobody was left: nothing. */
export type Change = { readonly substituteId: number; readonly n: number; readonly head: string };

/** Changes one seat of a task, which is held, if somebody is left who may come in. */
export async function changeSeat(
  scene: Scene,
  sitting: Sitting,
  file: TaskFile,
  out: Leaving,
): Promise<{ sitting: Sitting; change?: Change }> {
  checkSeat(file.task, out.id);
  const { tx, bureauId, now } = scene;
  const unit = file.enterprise.code;
  const seat = { unit, crew: crewOf(sitting, unit, out.code), out: out.code };
  const order = substitutes(sitting.record, sitting.seats, seat);
  const facts = new Map((await factsByCode(tx, bureauId, order)).map((each) => [each.code, each]));
  const recused = await recusedFrom(tx, file.enterprise.id);
  const { in: code, passed } = choose(order, (id) => {
    const found = facts.get(id);
    return unfitFor(found && { ...found, recused: recused.has(found.id) }, visitSpan(file.task), scene.today);
  });
  const substitute = code === undefined ? undefined : facts.get(code);
  if (!substitute) return { sitting };
  const body: Recuse = {
    ...seat,
    in: substitute.code,
    passed,
    reason: out.reason,
    approved: out.approved,
  };
  const head = await appendLog(tx, bureauId, now, { type: 'RECUSE', no: sitting.draw.no, body });
  const { n } = await lockHead(tx);
  await changeMember(tx, { bureauId, taskId: file.task.id }, out.id, substitute.id);
  await keepTask(scene, file, replaceMember(file.task, out.id, substitute.id, now));
  return {
    sitting: afterChange(sitting, body),
    change: { substituteId: substitute.id, n, head },
  };
}

/** The teams after one more change. */
export function afterChange(sitting: Sitting, change: Amendment): Sitting {
  return {
    ...sitting,
    changes: [...sitting.changes, change],
    seats: applyChange(sitting.seats, change),
  };
}

/** The crew in whose team someone sits. */
function crewOf({ record, seats }: Sitting, unit: string, person: string): string {
  const crew = record.freeze.crews.find(
    ({ name }) => seats.teams.has(`${name}:${unit}`) && teamOf(seats, name, unit).includes(person),
  );
  if (!crew) throw new Error(`${person} sits in no team of ${unit} by the log`);
  return crew.name;
}

/** What changes of one draw show, also to whoever is still to approve its inspections. */
export async function seatsShown(scene: Scene, draw: Draw, changes: readonly Changed[]): Promise<Say[]> {
  const last = changes.at(-1);
  if (!last) return [];
  await handOutLater(scene, draw.id, last.n);
  return changeFaces(scene, draw, changes);
}
