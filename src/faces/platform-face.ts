/** 录入省级平台 as 执法监督科 sees it. */
import { type PlatformView, platformCard } from '../../cards/platform.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { readersOf } from '../../db/card-messages.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { personById } from '../../db/people.ts';
import { planById } from '../../db/plans.ts';
import { changedRows, type PlatformDuty } from '../../db/platform.ts';
import { enterprisesToEnter, inspectorsToEnter, itemsToEnter } from '../../db/platform-rows.ts';
import { workdaysLeft } from '../domain/working-days.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { planOwner } from './plan-approval-face.ts';
import { officeRecipients } from './recipients.ts';

/** so many are named on the card; the file has them all */
const NAMED = 20;

export const platformThing = (id: number) => `platform/${id}`;

export async function platformView(scene: Scene, duty: PlatformDuty): Promise<PlatformView> {
  const { tx, bureauId, today } = scene;
  const { rows, unfiled } = await changedRows(tx, duty.id);
  const plan = duty.planId === null ? undefined : await planById(tx, duty.planId);
  return {
    id: duty.id,
    kind: duty.kind,
    ...(plan && { plan: { section: await planOwner(scene, plan), year: plan.year } }),
    today,
    due: { day: duty.due, provisional: duty.provisional },
    left: workdaysLeft(await workingCalendar(tx, bureauId), today, duty.due),
    count: rows.length,
    names: await namesOf(scene, duty, rows.slice(0, NAMED)),
    ...(duty.filedAt && { filedAt: duty.filedAt }),
    unfiled,
    ...(duty.doneAt && { done: await doneBy(scene, duty, duty.doneAt) }),
  };
}

async function namesOf({ tx }: Scene, { kind }: PlatformDuty, ids: readonly number[]): Promise<string[]> {
  const rows = {
    items: itemsToEnter,
    enterprises: enterprisesToEnter,
    inspectors: inspectorsToEnter,
    plan: async () => [],
  } as const;
  return (await rows[kind](tx, ids)).map(({ name }) => name);
}

async function doneBy(scene: Scene, duty: PlatformDuty, at: Date) {
  const by = duty.doneBy === null ? undefined : await personById(scene.tx, duty.doneBy);
  return {
    by: by?.name ?? '',
    at,
    ...(duty.receiptNo && { receiptNo: duty.receiptNo }),
    ...(duty.enteredOn && { enteredOn: duty.enteredOn }),
    ...(duty.waiver !== null && { waiver: duty.waiver }),
  };
}

/** The living cards of a duty: whoever has one keeps it, 执法监督科 has one while it is open. */
export async function platformFaces(scene: Scene, duty: PlatformDuty): Promise<Say[]> {
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, platformThing(duty.id)));
  if (duty.state === 'open') for (const to of await officeRecipients(scene)) keys.add(recipientKey(to));
  const card = platformCard(await platformView(scene, duty));
  return [...keys].map((key) => ({ is: 'card', to: recipientOf(key), thing: platformThing(duty.id), card }));
}
