import { movedCard } from '../../cards/moved.ts';
import { words } from '../../cards/words.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { partnersFace, partnersThing } from '../faces/partner-face.ts';
import type { Command } from '../handler.ts';

/** 联合人员: who may come from other departments; in private, in a new message. */
export const partners: Command = {
  name: 'partners',
  words: words.commands.partners,
  may: 'keep-registers',
  async run(context) {
    const [to, thing] = [{ person: context.person.id }, partnersThing(context.person.id)];
    const shown = await cardOf(context.tx, context.bureauId, thing, recipientKey(to));
    const face = await partnersFace(context);
    return { says: shown ? [face, { is: 'again', to, thing, moved: movedCard() }] : [face] };
  },
};
