import { workingCalendar } from '../../db/calendar.ts';
import { changesToUrge, nextChangeUrging } from '../../db/draw-changes.ts';
import { urgeChange } from '../ceremony/urge-change.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 催办 of requests about a draw 作废, 替换, 更正, 公共随机值: brought back after a working day, further up after two. */
export const changeReminder: Job = {
  name: 'change-reminder',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), now)) return [];
    const says: Say[] = [];
    for (const { id } of await changesToUrge(tx, bureauId, now)) says.push(...(await urgeChange(scene, id)));
    return says;
  },
  async next({ tx, bureauId, now }) {
    const due = await nextChangeUrging(tx, bureauId);
    if (!due) return undefined;
    const calendar = await workingCalendar(tx, bureauId);
    return nextOfficeTime(calendar, due > now ? due : now);
  },
};
