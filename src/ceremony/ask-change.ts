/** 作废, 替换, 更正, 公共随机值: asked for by one person, for a second of another role to agree (draw.md §4.4, §4.7–9). */
import { sectionById } from '../../db/bureau.ts';
import { insertChange } from '../../db/draw-changes.ts';
import { type Draw, lockDraw } from '../../db/draws.ts';
import type { drawChanges } from '../../db/schema.ts';
import { lockTask } from '../../db/tasks.ts';
import { readBeacon } from '../domain/beacon.ts';
import type { CorrectReason, VoidReason } from '../domain/draw/reasons.ts';
import type { Beacon } from '../domain/draw/types.ts';
import { type ChangeReason, checkBeaconTime, checkVoid } from '../domain/draw-change.ts';
import { Refusal } from '../domain/refusal.ts';
import { dropTask } from '../domain/task.ts';
import { changeRequestFaces, decidersOfChange } from '../faces/draw-change-faces.ts';
import { beaconOf } from '../faces/draw-view.ts';
import type { Context, Scene } from '../handler.ts';
import { beforeResult } from './beacon.ts';
import { readCorrection } from './correct-draw.ts';
import { firstUrging } from './urge-change.ts';

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

/** 申请更换专家 whom the draw gave this visit, which is held. */
export async function askHelper(
  context: Context,
  { drawId, taskId }: { readonly drawId: number; readonly taskId: number },
  asked: Asked & { readonly value: string },
) {
  const { draw, role } = await drawToChange(context, drawId);
  return enter(context, draw, role, { ...asked, kind: 'helper', taskId });
}

async function enter(
  context: Context,
  draw: Draw,
  askedAs: 'chief' | 'office',
  asked: Asked & Pick<typeof drawChanges.$inferInsert, 'kind' | 'taskId'>,
) {
  const askedBy = context.person.id;
  const deciders = await decidersOfChange(context, draw, { askedBy, askedAs, escalatedAt: null });
  if (deciders.length === 0) throw new Refusal('nobody-decides');
  const request = await insertChange(context.tx, {
    ...asked,
    bureauId: context.bureauId,
    drawId: draw.id,
    askedBy,
    askedAs,
    askedAt: context.now,
    nextAt: await firstUrging(context),
    state: 'open',
  });
  if (!request) throw new Refusal('already-asked');
  return { draw, request, says: await changeRequestFaces(context, draw, request) };
}
