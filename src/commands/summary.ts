import { words } from '../../cards/words.ts';
import { summarySay } from '../faces/summary-face.ts';
import type { Command } from '../handler.ts';
import { replyTo } from '../messages.ts';

/** 汇总 on demand. */
export const summary: Command = {
  name: 'summary',
  words: words.commands.summary,
  may: 'see-summary',
  async run(context, message) {
    return { says: [await summarySay(context, replyTo(context, message), `summary/${message.key}`)] };
  },
};
