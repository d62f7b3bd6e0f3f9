import { movedCard } from '../../cards/moved.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { agingCards, oldestWaitingCard } from '../../db/card-messages.ts';
import { recipientOf } from '../../db/outbox.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import type { Job } from '../handler.ts';

/** Feishu lets a card be tapped for 14 days; on day 12 one that still waits for a tap is sent anew. */
const RENEW_AFTER_MS = 12 * 86_400_000;
const BATCH = 50;

export const renewCards: Job = {
  name: 'renew-cards',
  async run(scene) {
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    if (!isOfficeTime(calendar, scene.now)) return [];
    const before = new Date(scene.now.getTime() - RENEW_AFTER_MS);
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
    const due = new Date(oldest.getTime() + RENEW_AFTER_MS + 1);
    return nextOfficeTime(calendar, due > scene.now ? due : scene.now);
  },
};
