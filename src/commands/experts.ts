import { movedCard } from '../../cards/moved.ts';
import { words } from '../../cards/words.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox.ts';
import { expertsFace, expertsThing } from '../faces/expert-faces.ts';
import type { Command } from '../handler.ts';

/** 专家: who is to be named for which visit, and whose opinion is to be entered; in private, in a new message. */
export const experts: Command = {
  name: 'experts',
  words: words.commands.experts,
  may: 'enter-opinion',
  async run(context) {
    const { tx, bureauId, person } = context;
    const [to, thing] = [{ person: person.id }, expertsThing(person.id)];
    const shown = await cardOf(tx, bureauId, thing, recipientKey(to));
    const face = await expertsFace(context, person);
    return { says: shown ? [face, { is: 'again', to, thing, moved: movedCard() }] : [face] };
  },
};
