/** 录入省级平台 (实施细则 四(二)): a duty is opened, its file taken, its receipt registered. */
import { workingCalendar } from '../../db/calendar.ts';
import {
  lockDuty,
  mapInForce,
  markFiled,
  openDuty,
  type PlatformDuty,
  releaseUnfiled,
  takeChanges,
  updateDuty,
} from '../../db/platform.ts';
import { nextPlatformStage, PLATFORM_DAYS, type PlatformKind, platformDue } from '../domain/platform.ts';
import { Refusal } from '../domain/refusal.ts';
import { platformFaces } from '../faces/platform-face.ts';
import { platformFile } from '../faces/platform-file.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** What has changed of a kind, or a plan that was approved, is to be entered; what is open already grows. */
export async function beginDuty(scene: Scene, kind: PlatformKind, planId: number | null): Promise<Say[]> {
  const { tx, bureauId, now, today } = scene;
  const calendar = await workingCalendar(tx, bureauId);
  const days = (await mapInForce(tx, bureauId, kind))?.days ?? PLATFORM_DAYS;
  const { day: due, provisional } = platformDue(calendar, today, days);
  const nextAt = nextPlatformStage(calendar, due, now);
  const duty = await openDuty(tx, { bureauId, kind, planId, openedAt: now, due, provisional, nextAt });
  await takeChanges(tx, duty);
  return platformFaces(scene, duty);
}

async function heldDuty(context: Context, id: number): Promise<PlatformDuty> {
  const duty = await lockDuty(context.tx, id);
  if (!duty || duty.bureauId !== context.bureauId || duty.state !== 'open') throw new Refusal('stale');
  return duty;
}

/** 取录入文件: what stands in it is what the receipt is about. */
export async function takePlatformFile(context: Context, id: number) {
  const duty = await heldDuty(context, id);
  const bytes = await platformFile(context, duty);
  await markFiled(context.tx, duty.id);
  const map = await mapInForce(context.tx, context.bureauId, duty.kind);
  const filed = await updateDuty(context.tx, id, { filedAt: context.now, mapVersion: map?.version ?? 0 });
  return { duty: filed, bytes, says: await platformFaces(context, filed) };
}

export type PlatformReceipt =
  | { readonly receiptNo: string; readonly enteredOn: string }
  | { readonly waiver: string };

/** 登记回执: what changed after the file was taken begins another duty. */
export async function enterPlatformReceipt(
  context: Context,
  id: number,
  receipt: PlatformReceipt,
): Promise<{ duty: PlatformDuty; says: Say[] }> {
  const held = await heldDuty(context, id);
  if (held.filedAt) await releaseUnfiled(context.tx, id);
  const { person, now } = context;
  const done = { state: 'done', doneBy: person.id, doneAt: now, nextAt: null, ...receipt } as const;
  const duty = await updateDuty(context.tx, id, done);
  return { duty, says: await platformFaces(context, duty) };
}
