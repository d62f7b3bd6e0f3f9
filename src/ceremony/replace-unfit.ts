/**
 * Whoever has left the post, whose certificate ends before the visit, who is away for what is left of the window
 * or must not meet the enterprise any more is replaced as under RECUSE; the chief is told once. A seat for which
 * nobody was left is tried again.
 */
import { type ReplacedRow, replacedCard } from '../../cards/replaced.ts';
import { lockDraw } from '../../db/draws.ts';
import { unmarkJob } from '../../db/job-marks.ts';
import type { OpenSeat } from '../../db/open-seats.ts';
import { personById } from '../../db/people.ts';
import {
  insertReplacement,
  pendingReplacement,
  type Replacement,
  updateReplacement,
} from '../../db/replacements.ts';
import { lockTasks, type TaskFile, tasksById } from '../../db/tasks.ts';
import type { PassReason, RecuseReason } from '../domain/draw/recuse.ts';
import { isToVisit, unfitFor } from '../domain/replacement.ts';
import { dayOf } from '../domain/working-days.ts';
import type { Changed } from '../faces/change-faces.ts';
import { chiefRecipients, officeRecipients } from '../faces/recipients.ts';
import { requestFaces, requestTold } from '../faces/request-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { changeSeat, type Sitting, seatsShown, sittingOf } from './change-seat.ts';

/** The job's mark: once a day, and again whenever the register of people changes. */
export const UNFIT_CHECK = 'replace-unfit';

/** The register, or a team, has changed: the job looks again today. */
export function lookForUnfit({ tx, bureauId, today }: Scene): Promise<void> {
  return unmarkJob(tx, bureauId, UNFIT_CHECK, today);
}

export type UnfitSeat = OpenSeat & { readonly unfit: PassReason | undefined };

/** The seats with which something is to be done today. */
export function unfitSeats(seats: readonly OpenSeat[], today: string): UnfitSeat[] {
  return seats
    .map((seat) => {
      const facts = seat.inspector ? { ...seat.inspector, recused: seat.recused } : undefined;
      return { ...seat, unfit: unfitFor(facts, seat, today) };
    })
    .filter(({ unfit, vacantSince }) => (vacantSince ? dayOf(vacantSince) < today : unfit !== undefined));
}

/** What came of one seat. */
type Outcome = { readonly file: TaskFile; readonly request: Replacement; readonly row: ReplacedRow };

/** Replaces them in one draw. */
export async function replaceUnfit(
  scene: Scene,
  drawId: number,
  seats: readonly UnfitSeat[],
): Promise<Say[]> {
  await lockTasks(scene.tx, [...new Set(seats.map(({ taskId }) => taskId))]);
  let sitting = await sittingOf(scene, await lockDraw(scene.tx, drawId));
  const outcomes: Outcome[] = [];
  const changes: Changed[] = [];
  for (const seat of seats) {
    const done = await replaceOne(scene, sitting, seat);
    if (!done) continue;
    sitting = done.sitting;
    if (done.changed) changes.push(done.changed);
    outcomes.push(done);
  }
  if (outcomes.length === 0) return [];
  return [
    ...(await seatsShown(scene, sitting.draw, changes)),
    ...(await stillWaiting(scene, outcomes, changes)),
    ...(await chiefTold(scene, sitting.draw.sectionId, drawId, outcomes)),
  ];
}

/** Nobody left is said once, and tried again tomorrow. */
async function replaceOne(
  scene: Scene,
  sitting: Sitting,
  seat: UnfitSeat,
): Promise<(Outcome & { sitting: Sitting; changed?: Changed }) | undefined> {
  const [file] = await tasksById(scene.tx, [seat.taskId]);
  const member = file?.team.find(({ id }) => id === seat.personId);
  if (!file || !member || !isToVisit(file.task)) return undefined;
  const pending = await pendingReplacement(scene.tx, seat.taskId, seat.personId);
  const row = { ...pickFirm(file), person: member.name };
  const kind = pending?.state === 'vacant' ? pending.kind : seat.unfit;
  if (kind === undefined) return undefined;
  if (pending?.state === 'vacant' && pending.askedBy === null && seat.unfit === undefined) {
    const request = await settle(scene, pending.id, { state: 'withdrawn' });
    return { sitting, file, request, row: { ...row, kind, back: true } };
  }
  const leaving = { ...member, reason: kind, approved: await approvedBy(scene, pending) };
  const keep = (set: Settled) => (pending ? settle(scene, pending.id, set) : enter(scene, seat, kind, set));
  const { change, ...after } = await changeSeat(scene, sitting, file, leaving);
  if (!change) {
    const request = await keep({ state: 'vacant' });
    return pending?.state === 'vacant' ? undefined : { ...after, file, request, row: { ...row, kind } };
  }
  const { substituteId, n: logN } = change;
  const request = await keep({ state: 'approved', substituteId, logN });
  const substitute = (await personById(scene.tx, substituteId))?.name ?? '';
  return {
    ...after,
    file,
    request,
    changed: { file, request, ...change },
    row: { ...row, kind, substitute },
  };
}

function pickFirm({ enterprise: { name, county } }: TaskFile) {
  return { name, county };
}

/** Whoever agreed when nobody was left; else the register alone decides. */
async function approvedBy(scene: Scene, pending: Replacement | undefined): Promise<string> {
  if (pending?.state !== 'vacant' || pending.decidedBy === null) return 'system';
  return (await personById(scene.tx, pending.decidedBy))?.code ?? 'system';
}

type Settled = Partial<Pick<Replacement, 'state' | 'substituteId' | 'logN'>>;

function settle(scene: Scene, id: number, set: Settled): Promise<Replacement> {
  return updateReplacement(scene.tx, id, { ...set, decidedAt: scene.now });
}

async function enter(
  scene: Scene,
  { taskId, personId }: UnfitSeat,
  kind: RecuseReason,
  set: Settled,
): Promise<Replacement> {
  const { bureauId, now } = scene;
  const made = await insertReplacement(scene.tx, {
    bureauId,
    taskId,
    personId,
    kind,
    askedAt: now,
    decidedAt: now,
    state: 'vacant',
    ...set,
  });
  if (!made) throw new Error(`the seat of ${personId} in task ${taskId} is being replaced already`);
  return made;
}

/** Cards of the tasks that did not change hands, and of those requests that somebody had made. */
async function stillWaiting(
  scene: Scene,
  outcomes: readonly Outcome[],
  changes: readonly Changed[],
): Promise<Say[]> {
  const changed = new Set(changes.map(({ file }) => file.task.id));
  const ids = outcomes.map(({ file }) => file.task.id).filter((id) => !changed.has(id));
  const says = await taskFaces(scene, await tasksById(scene.tx, [...new Set(ids)]));
  for (const { request, file } of outcomes.filter((each) => each.request.askedBy !== null)) {
    const [now] = await tasksById(scene.tx, [request.taskId]);
    says.push(...(await requestFaces(scene, request, now ?? file)));
    says.push(...(await requestTold(scene, request, file)));
  }
  return says;
}

/** The chief, in one card; a section without one: 执法监督科. */
async function chiefTold(
  scene: Scene,
  sectionId: number,
  drawId: number,
  outcomes: readonly Outcome[],
): Promise<Say[]> {
  const chiefs = await chiefRecipients(scene, sectionId);
  const readers = chiefs.length > 0 ? chiefs : await officeRecipients(scene);
  const card = replacedCard(outcomes.map(({ row }) => row));
  const thing = `replaced/${drawId}/${scene.now.toISOString()}`;
  return readers.map((to) => ({ is: 'card', to, thing, card }));
}
