/** 作废 of a draw, asked for and decided by two people of different roles (draw.md §4.8). */
import { faces } from '../../cards/words-faces.ts';
import { sectionById } from '../../db/bureau.ts';
import { changeById, type DrawChange, insertChange, updateChange } from '../../db/draw-changes.ts';
import { type Draw, lockDraw, lockDraws } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import type { drawChanges } from '../../db/schema.ts';
import { lockTask, type TaskFile } from '../../db/tasks.ts';
import { readBeacon } from '../domain/beacon.ts';
import type { CorrectReason, VoidReason } from '../domain/draw/reasons.ts';
import type { Beacon } from '../domain/draw/types.ts';
import {
  type ChangeReason,
  type ChangeRole,
  checkBeaconTime,
  checkChangeDecision,
  checkVoid,
} from '../domain/draw-change.ts';
import { Refusal } from '../domain/refusal.ts';
import { dropTask } from '../domain/task.ts';
import { changeRequestFaces, changeTold, decidersOfChange } from '../faces/draw-change-faces.ts';
import { beaconOf } from '../faces/draw-view.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { announceValue, beforeResult } from './beacon.ts';
import { correctDraw, readCorrection } from './correct-draw.ts';
import { substituteUnit } from './substitute-unit.ts';
import { lapseChanges, voidDraw } from './void-draw.ts';

/** A draw of our own, held, and in which role this person may ask for a change of it: the section's chief, or 执法监督科. */
export async function drawToChange(
  context: Context,
  drawId: number,
): Promise<{ draw: Draw; role: 'chief' | 'office' }> {
  const { tx, bureauId, person } = context;
  const draw = await lockDraw(tx, drawId);
  if (draw?.bureauId !== bureauId || draw.origin !== 'ssd-1') throw new Refusal('stale');
  if (person.roles.includes('chief') && person.sectionId === draw.sectionId) return { draw, role: 'chief' };
  if (person.roles.includes('office')) return { draw, role: 'office' };
  const section = await sectionById(tx, draw.sectionId);
  throw new Refusal('not-your-section', { section: section?.name ?? '' });
}

/** Whether a person may still have it voided. */
export async function checkVoidable(scene: Scene, draw: Draw, reason?: VoidReason): Promise<void> {
  checkVoid(await beforeResult(scene, draw), scene.now, reason);
}

/** The announced public value 公共随机值, when it is time to enter it. */
export async function beaconToEnter(scene: Scene, draw: Draw): Promise<Beacon> {
  checkBeaconTime(await beforeResult(scene, draw), scene.now);
  return beaconOf(draw)!;
}

type Asked = {
  readonly reason: ChangeReason;
  readonly note?: string;
  readonly value?: string;
  readonly form: string;
};

/** 申请作废. */
export async function askVoid(context: Context, drawId: number, asked: Asked) {
  const { draw, role } = await drawToChange(context, drawId);
  await checkVoidable(context, draw, asked.reason as VoidReason);
  return enter(context, draw, role, { ...asked, kind: 'void' });
}

/** 录入公共随机值, for another to confirm. */
export async function enterBeacon(context: Context, drawId: number, typed: string, form: string) {
  const { draw, role } = await drawToChange(context, drawId);
  const value = readBeacon(await beaconToEnter(context, draw), typed);
  return enter(context, draw, role, { kind: 'beacon', reason: 'announced', value, form });
}

/** 申请更正, of a draw that has its result. */
export async function askCorrect(
  context: Context,
  drawId: number,
  { typed, reason, ...asked }: { reason: CorrectReason; typed: string; note?: string; form: string },
) {
  const { draw, role } = await drawToChange(context, drawId);
  const value = await readCorrection(context, draw, reason, typed);
  return enter(context, draw, role, { ...asked, reason, value, kind: 'correct' });
}

/** 申请替换企业, before its visit is reported. */
export async function askSubstitute(context: Context, drawId: number, taskId: number, asked: Asked) {
  const file = await lockTask(context.tx, taskId);
  const { draw, role } = await drawToChange(context, drawId);
  if (file?.drawId !== drawId) throw new Refusal('stale');
  dropTask(file.task);
  return enter(context, draw, role, { ...asked, kind: 'substitute', taskId });
}

async function enter(
  context: Context,
  draw: Draw,
  askedAs: 'chief' | 'office',
  asked: Asked & Pick<typeof drawChanges.$inferInsert, 'kind' | 'taskId'>,
) {
  const askedBy = context.person.id;
  if (!(await decidersOfChange(context, draw, { askedBy, askedAs }))) throw new Refusal('nobody-decides');
  const request = await insertChange(context.tx, {
    ...asked,
    bureauId: context.bureauId,
    drawId: draw.id,
    askedBy,
    askedAs,
    askedAt: context.now,
    state: 'open',
  });
  if (!request) throw new Refusal('already-asked');
  return { draw, request, says: await changeRequestFaces(context, draw, request) };
}

type Held = { readonly request: DrawChange; readonly draw: Draw; readonly file?: TaskFile };

/** A request with its draw, held in the order in which CLOSE holds them; before that its task, as under RECUSE. */
async function lockChange(context: Context, id: number): Promise<Held> {
  const { tx, bureauId } = context;
  const seen = await changeById(tx, id);
  if (seen?.bureauId !== bureauId) throw new Refusal('stale');
  const file = seen.taskId === null ? undefined : await lockTask(tx, seen.taskId);
  if (!file) await lockDraws(tx, bureauId);
  const draw = await lockDraw(tx, seen.drawId);
  const request = await changeById(tx, id);
  if (!draw || !request) throw new Refusal('stale');
  return { request, draw, ...(file && { file }) };
}

async function lockForDecision(context: Context, id: number) {
  const held = await lockChange(context, id);
  const { request, draw } = held;
  const deciders = await decidersOfChange(context, draw, request);
  const role = checkChangeDecision(request, context.person.id, deciders);
  return { ...held, role };
}

export type Decided = {
  readonly draw: Draw;
  readonly request: DrawChange;
  readonly says: readonly Say[];
};

/** 同意: what was asked for is done at once. */
export async function approveChange(context: Context, id: number): Promise<Decided> {
  const { role, ...held } = await lockForDecision(context, id);
  const { draw } = held;
  const { n, says: done } = await carryOut(context, held);
  const settled = await settle(context, id, role, { state: 'approved', logN: n });
  const says = [...done, ...(await changeRequestFaces(context, draw, settled)), ...changeTold(draw, settled)];
  return { draw, request: settled, says };
}

async function carryOut(
  context: Context,
  { draw, request, file }: Held,
): Promise<{ n: number; says: Say[] }> {
  if (file) return substituteUnit(context, draw, file, request);
  if (request.kind === 'beacon') {
    await beaconToEnter(context, draw);
    return announceValue(context, draw, request);
  }
  if (request.kind === 'correct') return correctDraw(context, draw, request);
  await checkVoidable(context, draw, request.reason as VoidReason);
  return carryOutVoid(context, draw, request);
}

async function carryOutVoid(context: Context, draw: Draw, request: DrawChange) {
  const asker = await personById(context.tx, request.askedBy);
  const reason = request.reason as VoidReason;
  const words = faces.drawChange;
  const body = { reason, by: asker?.code ?? '', approved: context.person.code };
  const { n, says } = await voidDraw(context, draw, body, (head) =>
    words.voidText(draw.no, words.reasons[reason], asker?.name ?? '', context.person.name, head),
  );
  return { n, says: [...says, ...(await lapseChanges(context, draw, ['beacon']))] };
}

function settle(
  context: Context,
  id: number,
  role: ChangeRole,
  set: Partial<Pick<DrawChange, 'state' | 'logN' | 'returnReason'>>,
): Promise<DrawChange> {
  const decidedBy = context.person.id;
  return updateChange(context.tx, id, { ...set, decidedBy, decidedAs: role, decidedAt: context.now });
}

/** 退回, with the reason. */
export async function returnChange(context: Context, id: number, returnReason: string): Promise<Decided> {
  const { draw, role } = await lockForDecision(context, id);
  const settled = await settle(context, id, role, { state: 'returned', returnReason });
  const says = [...(await changeRequestFaces(context, draw, settled)), ...changeTold(draw, settled)];
  return { draw, request: settled, says };
}

/** 撤回, by whoever asked. */
export async function withdrawChange(context: Context, id: number): Promise<Decided> {
  const { request, draw } = await lockChange(context, id);
  if (request.askedBy !== context.person.id) throw new Refusal('not-your-request');
  if (request.state !== 'open') throw new Refusal('request-settled');
  const settled = await updateChange(context.tx, id, { state: 'withdrawn', decidedAt: context.now });
  return { draw, request: settled, says: await changeRequestFaces(context, draw, settled) };
}
