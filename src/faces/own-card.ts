/** The one card of somebody's own affair: what it shows now, and in a new message where there was one already. */
import { movedCard } from '../../cards/moved.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

export async function shownAgain({ tx, bureauId }: Scene, face: Say): Promise<Say[]> {
  if (face.is !== 'card') return [face];
  const { to, thing } = face;
  const shown = await cardOf(tx, bureauId, thing, recipientKey(to));
  return shown ? [face, { is: 'again', to, thing, moved: movedCard() }] : [face];
}
