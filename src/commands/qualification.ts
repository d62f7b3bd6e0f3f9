import { words } from '../../cards/words.ts';
import { shownAgain } from '../faces/own-card.ts';
import { qualificationFace } from '../faces/qualification-face.ts';
import type { Command } from '../handler.ts';

/** 资格审查: which inspectors are to be looked at; in private, in a new message. */
export const qualification: Command = {
  name: 'qualification',
  words: words.commands.qualification,
  may: 'review-inspectors',
  async run(context) {
    return { says: await shownAgain(context, await qualificationFace(context)) };
  },
};
