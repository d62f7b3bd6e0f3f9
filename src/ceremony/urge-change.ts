/** 催办 of a request to void a draw, or to replace, correct or confirm in it, that nobody decides. */
import { workingCalendar } from '../../db/calendar.ts';
import { updateChange } from '../../db/draw-changes.ts';
import { nextOfficeTime } from '../domain/deadlines.ts';
import { urgingOf } from '../domain/replacement.ts';
import { changeAgain, changeRequestFaces } from '../faces/draw-change-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { lockChange } from './hold-change.ts';

/** When a request that is made now is asked about first. */
export async function firstUrging({ tx, bureauId, now }: Scene): Promise<Date | null> {
  const calendar = await workingCalendar(tx, bureauId);
  return urgingOf(calendar, nextOfficeTime(calendar, now), now).nextAt;
}

/** Whoever decides sees the card again; a working day later the next role in turn gets it too. */
export async function urgeChange(scene: Scene, id: number): Promise<Say[]> {
  const { request, draw } = await lockChange(scene, id);
  const { tx, bureauId, now } = scene;
  if (request.state !== 'open' || !request.nextAt || request.nextAt > now) return [];
  const calendar = await workingCalendar(tx, bureauId);
  const { due, nextAt } = urgingOf(calendar, nextOfficeTime(calendar, request.askedAt), now);
  const urged = await updateChange(tx, id, {
    nextAt,
    ...(due && { remindedAt: request.remindedAt ?? now }),
    ...(due === 'escalated' && { escalatedAt: now }),
  });
  if (!due) return [];
  return [...(await changeRequestFaces(scene, draw, urged)), ...(await changeAgain(scene, draw, urged))];
}
