import { movedCard } from '../../cards/moved.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { claimNews, newsOf } from '../../db/undelivered.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { keepers, UNDELIVERED, undeliveredFaces } from '../faces/undelivered-faces.ts';
import type { Job, Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

/** So long a card that was sent is changed in place: one cause fails many messages. */
const QUIET_MS = 3_600_000;

/** 未送达: what is to be dealt with is said in the office's hours; what was settled changes the card at any time. */
export const tellUndelivered: Job = {
  name: 'tell-undelivered',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    const open = isOfficeTime(await workingCalendar(tx, bureauId), now);
    const news = await claimNews(tx, bureauId, open ? 'all' : 'settled');
    if (news === 'none') return [];
    const readers = await keepers(scene);
    const says = await undeliveredFaces(scene, readers);
    if (news === 'open') for (const to of readers) says.push(...(await inNewMessage(scene, to)));
    return says;
  },
  async next({ tx, bureauId, now }) {
    const { open, settled } = await newsOf(tx, bureauId);
    if (settled) return now;
    return open ? nextOfficeTime(await workingCalendar(tx, bureauId), now) : undefined;
  },
};

/** A card in its place is not noticed: it comes anew, unless it did so within the hour and still asks for something. */
async function inNewMessage({ tx, bureauId, now }: Scene, to: Recipient): Promise<Say[]> {
  const shown = await cardOf(tx, bureauId, UNDELIVERED, recipientKey(to));
  const recent = shown?.sentAt && now.getTime() - shown.sentAt.getTime() < QUIET_MS;
  if (!shown?.messageId || (recent && shown.wants)) return [];
  return [{ is: 'again', to, thing: UNDELIVERED, moved: movedCard() }];
}
