/** Which card a form that was sent in stands on. */
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import type { Context } from '../handler.ts';
import type { Tap } from '../messages.ts';

/** The card that was sent in turns into the request; somebody else's, forwarded, stays as it is. */
export async function formOf(context: Context, tap: Tap, what = 'replacement'): Promise<string> {
  const shown = await cardByMessage(context.tx, tap.messageId);
  const own = shown?.recipient === recipientKey({ person: context.person.id });
  return own ? shown.thing : `${what}/${tap.key}`;
}
