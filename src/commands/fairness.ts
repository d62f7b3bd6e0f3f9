import { words } from '../../cards/words.ts';
import { fairnessAskedFor } from '../ceremony/fairness.ts';
import type { Command } from '../handler.ts';
import { replyTo } from '../messages.ts';

/** 公平: this year's draws held against their lists. */
export const fairness: Command = {
  name: 'fairness',
  words: words.commands.fairness,
  may: 'see-summary',
  async run(context, message) {
    return { says: [await fairnessAskedFor(context, replyTo(context, message), `fairness/${message.key}`)] };
  },
};
