/** The living card of a thing, brought up to date. */
import { cardOf, cardShown, forgetMessage } from '../db/card-messages.ts';
import type { Payload, Row } from '../db/outbox-rows.ts';
import { withPictures } from './deliver-pictures.ts';
import { type DeliverParts, sendTo, unlessGone } from './deliver-send.ts';

/** Feishu lets a message be changed for 14 days; an hour before that it counts as old. */
const OLD_MS = 14 * 86_400_000 - 3_600_000;

/** The living card: the newest content, in its message or a new one. Looks again, for it may change meanwhile. */
export async function deliverCard(parts: DeliverParts, row: Row, payload: Payload & { is: 'card' }) {
  let messageId: string | undefined;
  let sends = 0;
  for (;;) {
    const card = await cardOf(parts.db, row.bureauId, payload.thing, payload.to);
    if (!card || card.delivered >= card.version) return messageId;
    messageId = card.messageId && !isOld(parts, card.sentAt) ? card.messageId : undefined;
    if (messageId && (await patched(parts, messageId, card.content))) {
      await cardShown(parts.db, card, card.version);
      continue;
    }
    if (card.messageId && !card.wants) {
      await cardShown(parts.db, card, card.version);
      return undefined;
    }
    await forgetMessage(parts.db, card);
    const newest = `card/${payload.thing}/${payload.to}/${card.version}`;
    const once = sends++ === 0 ? row.once : newest;
    const content = await withPictures(parts, card.content);
    messageId = await sendTo(parts, row, { to: payload.to, once }, 'interactive', content);
    // an attempt whose answer was lost may have sent an older content under this name: then it is changed at once
    const older = row.attempts > 1 && once !== newest;
    const shown = older ? card.version - 1 : card.version;
    await cardShown(parts.db, card, shown, { messageId, sentAt: parts.now() });
  }
}

function isOld(parts: DeliverParts, sentAt: Date | null): boolean {
  return sentAt !== null && parts.now().getTime() - sentAt.getTime() > OLD_MS;
}

/** False when the message can't be changed any more: recalled, or too old. */
async function patched(parts: DeliverParts, messageId: string, content: string): Promise<boolean> {
  return unlessGone(parts.feishu.patch(messageId, await withPictures(parts, content)));
}
