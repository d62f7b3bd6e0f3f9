import { movedCard } from '../../cards/moved.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { agingCards, oldestWaitingCard } from '../../db/card-messages.ts';
import { recipientOf } from '../../db/outbox-rows.ts';
import { isOfficeTime, nextOfficeTime, OPENS } from '../domain/deadlines.ts';
import {
  addWorkdays,
  at,
  type Calendar,
  dayOf,
  isWorkday,
  previousWorkday,
  timeOf,
} from '../domain/working-days.ts';
import type { Job } from '../handler.ts';

const DAY_MS = 86_400_000;
/** Feishu lets a card be tapped for 14 days; by day 12 one that still waits for a tap is sent anew. */
const RENEW_AFTER_MS = 12 * DAY_MS;
const BATCH = 50;

export const renewCards: Job = {
  name: 'renew-cards',
  async run(scene) {
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    if (!isOfficeTime(calendar, scene.now)) return [];
    const nextOpening = at(addWorkdays(calendar, scene.today, 1).day, OPENS);
    const aged = nextOpening.getTime() - RENEW_AFTER_MS;
    const before = new Date(Math.min(aged, scene.now.getTime() - DAY_MS + 1));
    const cards = await agingCards(scene.tx, scene.bureauId, before, BATCH);
    return cards.map((card) => ({
      is: 'again',
      to: recipientOf(card.recipient),
      thing: card.thing,
      moved: movedCard(),
    }));
  },
  async next(scene) {
    const oldest = await oldestWaitingCard(scene.tx, scene.bureauId);
    if (!oldest) return undefined;
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    const due = renewAt(calendar, oldest);
    return nextOfficeTime(calendar, due > scene.now ? due : scene.now);
  },
};

/** The last opening of the office before day 12 is over: a holiday must not carry the card past day 14. */
function renewAt(calendar: Calendar, sentAt: Date): Date {
  const end = new Date(sentAt.getTime() + RENEW_AFTER_MS);
  const open = isWorkday(calendar, dayOf(end)) && timeOf(end) >= OPENS;
  const day = open ? dayOf(end) : previousWorkday(calendar, dayOf(end));
  return new Date(Math.max(at(day, OPENS).getTime(), sentAt.getTime() + DAY_MS));
}
