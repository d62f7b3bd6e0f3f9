import { words } from '../../cards/words.ts';
import { expertsFace } from '../faces/expert-faces.ts';
import { shownAgain } from '../faces/own-card.ts';
import type { Command } from '../handler.ts';

/** 专家: who is to be named for which visit, and whose opinion is to be entered; in private, in a new message. */
export const experts: Command = {
  name: 'experts',
  words: words.commands.experts,
  may: 'enter-opinion',
  async run(context) {
    return { says: await shownAgain(context, await expertsFace(context, context.person)) };
  },
};
