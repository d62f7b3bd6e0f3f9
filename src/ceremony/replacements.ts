/** 换人 (行政处罚法 §43, draw.md §4.7): asked, decided, withdrawn. The visit goes on until it is decided. */
import { workingCalendar } from '../../db/calendar.ts';
import { lockDraw } from '../../db/draws.ts';
import {
  insertReplacement,
  openRequestsOf,
  type Replacement,
  replacementById,
  updateReplacement,
} from '../../db/replacements.ts';
import { lockTask, type TaskFile, tasksById } from '../../db/tasks.ts';
import { nextOfficeTime } from '../domain/deadlines.ts';
import type { RecuseReason } from '../domain/draw/recuse.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Cause, checkDecision, checkLeaving, checkWithdrawal, urgingOf } from '../domain/replacement.ts';
import { decidersOf, requestAgain, requestFaces, requestTold } from '../faces/request-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { changeSeat, seatsShown, sittingOf } from './change-seat.ts';

export type Asked = {
  readonly personId: number;
  readonly kind: RecuseReason;
  readonly cause: Cause;
  readonly text: string | undefined;
  /** the thing of the card with which it is asked */
  readonly form: string;
};

/** Whether somebody may be replaced in this task at all. */
export function checkReplaceable(file: TaskFile, personId: number): void {
  if (file.origin !== 'ssd-1') throw new Refusal('province-team');
  checkLeaving(file.task, personId);
  if (file.pending.some((each) => each.personId === personId)) throw new Refusal('already-asked');
}

/** Enters a request for a task, which is held. */
export async function askReplacement(
  context: Context,
  file: TaskFile,
  { text, ...asked }: Asked,
): Promise<{ request: Replacement; says: Say[] }> {
  checkReplaceable(file, asked.personId);
  const askedBy = context.person.id;
  if ((await decidersOf(context, file, { ...asked, askedBy })).length === 0)
    throw new Refusal('nobody-decides');
  const request = await insertReplacement(context.tx, {
    ...asked,
    bureauId: context.bureauId,
    taskId: file.task.id,
    askedBy,
    askedAt: context.now,
    nextAt: await firstUrging(context),
    text: text ?? null,
    state: 'open',
  });
  if (!request) throw new Refusal('already-asked');
  return { request, says: await shown(context, request) };
}

async function firstUrging({ tx, bureauId, now }: Scene): Promise<Date | null> {
  const calendar = await workingCalendar(tx, bureauId);
  return urgingOf(calendar, nextOfficeTime(calendar, now), now).nextAt;
}

/** 催办: it lies. Whoever decides sees the card again; in the end whoever stands above them gets it too. */
export async function urgeReplacement(scene: Scene, id: number): Promise<Say[]> {
  const { request, file } = await lockRequest(scene, id);
  const { tx, bureauId, now } = scene;
  if (request.state !== 'open' || !request.nextAt || request.nextAt > now) return [];
  const calendar = await workingCalendar(tx, bureauId);
  const { due, nextAt } = urgingOf(calendar, nextOfficeTime(calendar, request.askedAt), now);
  const urged = await updateReplacement(tx, id, {
    nextAt,
    ...(due && { remindedAt: request.remindedAt ?? now }),
    ...(due === 'escalated' && { escalatedAt: now }),
  });
  if (!due) return [];
  return [...(await requestFaces(scene, urged, file)), ...(await requestAgain(scene, urged, file))];
}

/** The request and its task as they are now. */
async function shown(scene: Scene, request: Replacement): Promise<Say[]> {
  const files = await tasksById(scene.tx, [request.taskId]);
  return [...(await requestFaces(scene, request, files[0]!)), ...(await taskFaces(scene, files))];
}

/** A request and its task, held: requests change only while their task is. */
async function lockRequest(scene: Scene, id: number): Promise<{ request: Replacement; file: TaskFile }> {
  const seen = await replacementById(scene.tx, id);
  const file = seen && (await lockTask(scene.tx, seen.taskId));
  const request = await replacementById(scene.tx, id);
  if (!file || !request || request.bureauId !== scene.bureauId) throw new Refusal('stale');
  return { request, file };
}

async function lockForDecision(context: Context, id: number) {
  const { request, file } = await lockRequest(context, id);
  const deciders = await decidersOf(context, file, request);
  checkDecision(
    request,
    context.person.id,
    deciders.map((person) => person.id),
  );
  return { request, file };
}

/** 同意: the seat changes at once; with nobody left to come in the visit waits. */
export async function approveReplacement(
  context: Context,
  id: number,
): Promise<{ request: Replacement; says: Say[] }> {
  const { request, file } = await lockForDecision(context, id);
  const out = file.team.find((member) => member.id === request.personId);
  checkLeaving(file.task, request.personId);
  const sitting = await sittingOf(context, await lockDraw(context.tx, file.drawId));
  const leaving = { ...out!, reason: request.kind, approved: context.person.code };
  const { change } = await changeSeat(context, sitting, file, leaving);
  const settled = await updateReplacement(context.tx, id, {
    decidedBy: context.person.id,
    decidedAt: context.now,
    ...(change
      ? { state: 'approved', substituteId: change.substituteId, logN: change.n }
      : { state: 'vacant' }),
  });
  const says = [
    ...(change ? await seatsShown(context, sitting.draw, [{ file, request: settled, ...change }]) : []),
    ...(await shown(context, settled)),
    ...(await requestTold(context, settled, file)),
    ...(await othersOf(context, settled)),
  ];
  return { request: settled, says };
}

/** Who decides may have changed with the team: its other open requests show that. */
async function othersOf(scene: Scene, settled: Replacement): Promise<Say[]> {
  const [file] = await tasksById(scene.tx, [settled.taskId]);
  const says: Say[] = [];
  for (const request of await openRequestsOf(scene.tx, settled.taskId))
    says.push(...(await requestFaces(scene, request, file!)));
  return says;
}

/** 退回, with the reason. */
export async function returnReplacement(context: Context, id: number, reason: string): Promise<Say[]> {
  const { file } = await lockForDecision(context, id);
  const settled = await updateReplacement(context.tx, id, {
    state: 'returned',
    decidedBy: context.person.id,
    decidedAt: context.now,
    returnReason: reason,
  });
  return [...(await shown(context, settled)), ...(await requestTold(context, settled, file))];
}

/** Nobody can leave this team any more: requests that nobody decided end, and their cards say so. */
export async function endRequests(scene: Scene, file: TaskFile): Promise<Say[]> {
  const says: Say[] = [];
  for (const { id } of await openRequestsOf(scene.tx, file.task.id)) {
    const ended = await updateReplacement(scene.tx, id, { state: 'withdrawn', decidedAt: scene.now });
    says.push(...(await requestFaces(scene, ended, file)));
  }
  return says;
}

/** 撤回, by whoever asked. */
export async function withdrawReplacement(context: Context, id: number): Promise<Say[]> {
  const { request } = await lockRequest(context, id);
  checkWithdrawal(request, context.person.id);
  return shown(
    context,
    await updateReplacement(context.tx, id, { state: 'withdrawn', decidedAt: context.now }),
  );
}
