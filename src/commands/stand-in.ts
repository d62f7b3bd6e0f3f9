import { words } from '../../cards/words.ts';
import { standInFace } from '../faces/stand-in-face.ts';
import type { Command } from '../handler.ts';

/** 代理: who stands in for this 分管领导, and the form to name somebody; always answered in private. */
export const standIn: Command = {
  name: 'stand-in',
  words: words.commands.standIn,
  may: 'name-stand-in',
  async run(context, message) {
    return { says: [await standInFace(context, `stand-in/${message.key}`)] };
  },
};
