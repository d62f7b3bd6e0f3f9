import { workingCalendar } from '../../db/calendar.ts';
import { isMarked, markJob, unmarkJob } from '../../db/job-marks.ts';
import { hasOpenSeats, openSeats } from '../../db/open-seats.ts';
import { leftBehind } from '../ceremony/left-behind.ts';
import { replaceUnfit, UNFIT_CHECK, unfitSeats } from '../ceremony/replace-unfit.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { addDays, at } from '../domain/working-days.ts';
import type { Job } from '../handler.ts';

/** So many seats are changed in one transaction, of one draw alone: the log is held from the first of them on. */
const BATCH = 50;

/** 离岗、证件到期、请假: looked for each working morning, and at once when the register of people has changed. */
export const replaceUnfitJob: Job = {
  name: UNFIT_CHECK,
  async run(scene) {
    const { tx, bureauId, today } = scene;
    const calendar = await workingCalendar(tx, bureauId);
    if (!isOfficeTime(calendar, scene.now)) return [];
    if (!(await markJob(tx, bureauId, UNFIT_CHECK, today))) return [];
    const due = unfitSeats(await openSeats(tx, bureauId), today);
    const [first] = due;
    const told = await leftBehind(scene);
    if (!first) return told;
    const batch = due.filter(({ drawId }) => drawId === first.drawId).slice(0, BATCH);
    if (due.length > batch.length) await unmarkJob(tx, bureauId, UNFIT_CHECK, today);
    return [...told, ...(await replaceUnfit(scene, first.drawId, batch))];
  },
  async next(scene) {
    const { tx, bureauId, today, now } = scene;
    if (!(await hasOpenSeats(tx, bureauId))) return undefined;
    const calendar = await workingCalendar(tx, bureauId);
    const marked = await isMarked(tx, bureauId, UNFIT_CHECK, today);
    return nextOfficeTime(calendar, marked ? at(addDays(today, 1), '00:00') : now);
  },
};
