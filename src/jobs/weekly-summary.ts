import { workingCalendar } from '../../db/calendar.ts';
import { isMarked, markJob } from '../../db/job-marks.ts';
import { drawCounts, openTaskCount } from '../../db/summary.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { addDays, at, type Calendar, type Day, firstWorkdayOfWeek } from '../domain/working-days.ts';
import { leadershipRecipients } from '../faces/recipients.ts';
import { summarySay } from '../faces/summary-face.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

const NAME = 'weekly-summary';
const TIME = '09:00';

/** 汇总 to the leadership group, on the first working day of the week at 09:00; nothing before the first
 * draw of a year, unless tasks of an earlier one are open. */
export const weeklySummary: Job = {
  name: NAME,
  async run(scene) {
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    const day = firstWorkdayOfWeek(calendar, scene.today);
    if (!day || scene.now < at(day, TIME) || !isOfficeTime(calendar, scene.now)) return [];
    if (!(await markJob(scene.tx, scene.bureauId, NAME, day))) return [];
    const { draws } = await drawCounts(scene.tx, scene.bureauId, scene.today.slice(0, 4));
    if (draws === 0 && (await openTaskCount(scene.tx, scene.bureauId)) === 0) return [];
    const says: Say[] = [];
    for (const to of await leadershipRecipients(scene))
      says.push(await summarySay(scene, to, `weekly-summary/${day}`));
    return says;
  },
  async next(scene) {
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    const day = firstWorkdayOfWeek(calendar, scene.today);
    if (day && !(await isMarked(scene.tx, scene.bureauId, NAME, day))) {
      const due = at(day, TIME);
      return due > scene.now ? due : nextOfficeTime(calendar, scene.now);
    }
    return nextWeek(calendar, scene.today);
  },
};

function nextWeek(calendar: Calendar, today: Day): Date | undefined {
  for (let weeks = 1; weeks <= 3; weeks++) {
    const day = firstWorkdayOfWeek(calendar, addDays(today, 7 * weeks));
    if (day) return at(day, TIME);
  }
  return undefined;
}
