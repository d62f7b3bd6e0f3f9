import { nextTurn, takeTurns } from '../../db/approvals.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { waitingFaces } from '../ceremony/approvals.ts';
import { isOfficeTime, nextOfficeTime, OPENS } from '../domain/deadlines.ts';
import { at } from '../domain/working-days.ts';
import type { Job } from '../handler.ts';

/** 代理 begins, or is over: what waits goes to whoever approves from now on. */
export const standInTurn: Job = {
  name: 'stand-in-turn',
  async run(scene) {
    const { tx, bureauId, now, today } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), now)) return [];
    return (await takeTurns(tx, bureauId, today)) ? waitingFaces(scene) : [];
  },
  async next(scene) {
    const day = await nextTurn(scene.tx, scene.bureauId);
    if (!day) return undefined;
    const due = at(day, OPENS);
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    return nextOfficeTime(calendar, due > scene.now ? due : scene.now);
  },
};
