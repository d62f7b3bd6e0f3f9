import { movedCard } from '../../cards/moved.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { dueGuidance, lockGuidance, nextGuidanceReminder, updateGuidance } from '../../db/guidance.ts';
import { nextReminder } from '../ceremony/guidance.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { officeGuidance } from '../faces/guidance-faces.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 催办求助: a question without an answer comes again each working day, and says that it is late. */
export const guidanceReminder: Job = {
  name: 'guidance-reminder',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), now)) return [];
    const says: Say[] = [];
    for (const id of await dueGuidance(tx, bureauId, now)) {
      await updateGuidance(tx, id, { remindedAt: now, remindAt: await nextReminder(scene) });
      const row = (await lockGuidance(tx, bureauId, id))!;
      for (const say of await officeGuidance(scene, row))
        if (say.is === 'card')
          says.push(say, { is: 'again', to: say.to, thing: say.thing, moved: movedCard() });
    }
    return says;
  },
  async next({ tx, bureauId, now }) {
    const due = await nextGuidanceReminder(tx, bureauId);
    if (!due) return undefined;
    const calendar = await workingCalendar(tx, bureauId);
    return nextOfficeTime(calendar, due > now ? due : now);
  },
};
