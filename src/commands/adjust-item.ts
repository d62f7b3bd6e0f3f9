import { words } from '../../cards/words.ts';
import { itemFormFace } from '../faces/item-faces.ts';
import type { Command } from '../handler.ts';

/** 事项调整: the form to adjust an item of the list; always answered in private. */
export const adjustItem: Command = {
  name: 'adjust-item',
  words: words.commands.adjustItem,
  may: 'keep-items',
  async run(context, message) {
    return { says: [await itemFormFace(context, `item-form/${message.key}`)] };
  },
};
