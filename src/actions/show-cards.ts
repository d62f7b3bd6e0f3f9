import { movedCard } from '../../cards/moved.ts';
import { faces } from '../../cards/words-faces.ts';
import { waitingThings } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox.ts';
import type { Action } from '../handler.ts';

/** 把卡片再发一次: the cards that wait for this person, in new messages. */
export const showCards: Action = {
  name: 'show-cards',
  may: 'see-own',
  async run(context) {
    const to = { person: context.person.id };
    const things = await waitingThings(context.tx, context.bureauId, recipientKey(to));
    return {
      says: things.map((thing) => ({ is: 'again', to, thing, moved: movedCard() })),
      toast: faces.todo.shown,
    };
  },
};
