import { movedCard } from '../../cards/moved.ts';
import { subject } from '../../cards/platform.ts';
import { platformWords as words } from '../../cards/words-platform.ts';
import { workingCalendar } from '../../db/calendar.ts';
import {
  changedKinds,
  dueDuties,
  isAnythingChanged,
  nextDutyReminder,
  updateDuty,
} from '../../db/platform.ts';
import { beginDuty } from '../ceremony/platform.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { nextPlatformStage, platformStage } from '../domain/platform.ts';
import type { Calendar } from '../domain/working-days.ts';
import { platformFaces, platformThing, platformView } from '../faces/platform-face.ts';
import { leadershipRecipients } from '../faces/recipients.ts';
import type { Job, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 录入省级平台: what has changed becomes a duty, and each stage of its term is said once. */
export const platformDuty: Job = {
  name: 'platform-duty',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    const calendar = await workingCalendar(tx, bureauId);
    if (!isOfficeTime(calendar, now)) return [];
    const says: Say[] = [];
    for (const kind of await changedKinds(tx, bureauId)) says.push(...(await beginDuty(scene, kind, null)));
    for (const duty of await dueDuties(tx, bureauId, now)) {
      const stage = platformStage(calendar, duty.due, duty.openedAt, now);
      const nextAt = nextPlatformStage(calendar, duty.due, now);
      says.push(...(await remind(scene, await updateDuty(tx, duty.id, { nextAt }), stage)));
    }
    return says;
  },
  async next(scene) {
    const { tx, bureauId, now } = scene;
    const due = (await isAnythingChanged(tx, bureauId)) ? now : await nextDutyReminder(tx, bureauId);
    return due && openTime(await workingCalendar(tx, bureauId), due, now);
  },
};

const openTime = (calendar: Calendar, due: Date, now: Date) =>
  nextOfficeTime(calendar, due > now ? due : now);

type Duty = Parameters<typeof platformView>[1];

/** The card comes again, and says how much is left; at the end 领导小组 hears of it. */
async function remind(scene: Scene, duty: Duty, stage: ReturnType<typeof platformStage>): Promise<Say[]> {
  if (!stage) return [];
  const fresh = await platformFaces(scene, duty);
  const thing = platformThing(duty.id);
  const again = fresh.flatMap((say): Say[] =>
    say.is === 'card' ? [{ is: 'again', to: say.to, thing, moved: movedCard() }] : [],
  );
  if (stage !== 'escalated') return [...fresh, ...again];
  const view = await platformView(scene, duty);
  const text = words.escalated(subject(view), words.due(duty.due, duty.provisional));
  const told = (await leadershipRecipients(scene)).map(
    (to, index): Say => ({ is: 'text', to, text, once: `platform/${duty.id}/escalated/${index}` }),
  );
  return [...fresh, ...again, ...told];
}
