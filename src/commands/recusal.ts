import { movedCard } from '../../cards/moved.ts';
import { words } from '../../cards/words.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox.ts';
import { ownRecusalsFace, recusalThing } from '../faces/recusal-faces.ts';
import type { Command } from '../handler.ts';

/** 回避: what one has declared oneself, to add and to end; always answered in private, in a new message. */
export const recusal: Command = {
  name: 'recusal',
  words: words.commands.recusal,
  may: 'declare-recusal',
  async run(context) {
    const { tx, bureauId, person } = context;
    const [to, thing] = [{ person: person.id }, recusalThing(person.id)];
    const shown = await cardOf(tx, bureauId, thing, recipientKey(to));
    const face = await ownRecusalsFace(context, person.id);
    return { says: shown ? [face, { is: 'again', to, thing, moved: movedCard() }] : [face] };
  },
};
