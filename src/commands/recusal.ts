import { words } from '../../cards/words.ts';
import { shownAgain } from '../faces/own-card.ts';
import { ownRecusalsFace } from '../faces/recusal-faces.ts';
import type { Command } from '../handler.ts';

/** 回避: what one has declared oneself, to add and to end; always answered in private, in a new message. */
export const recusal: Command = {
  name: 'recusal',
  words: words.commands.recusal,
  may: 'declare-recusal',
  async run(context) {
    return { says: await shownAgain(context, await ownRecusalsFace(context, context.person.id)) };
  },
};
