import { workingCalendar } from '../../db/calendar.ts';
import { nextUrging, requestsToUrge } from '../../db/replacements.ts';
import { urgeReplacement } from '../ceremony/replacements.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 催办换人申请: one that nobody decides is brought back after a working day, and goes further up after two. */
export const requestReminder: Job = {
  name: 'request-reminder',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), now)) return [];
    const says: Say[] = [];
    for (const { id } of await requestsToUrge(tx, bureauId, now))
      says.push(...(await urgeReplacement(scene, id)));
    return says;
  },
  async next({ tx, bureauId, now }) {
    const due = await nextUrging(tx, bureauId);
    if (!due) return undefined;
    const calendar = await workingCalendar(tx, bureauId);
    return nextOfficeTime(calendar, due > now ? due : now);
  },
};
