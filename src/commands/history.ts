import { words as general } from '../../cards/words.ts';
import { normaliseText } from '../domain/numerals.ts';
import { isDay } from '../domain/working-days.ts';
import type { Command } from '../handler.ts';
import { changesSaid, registersOf } from '../registers/history-says.ts';

/** 变更: the latest changes of the registers, those of one thing, or the registers as they stood on a day. */
export const history: Command = {
  name: 'history',
  words: general.commands.history,
  may: 'see-registers',
  async run(context, message, rest) {
    const text = normaliseText(rest);
    const says = isDay(text)
      ? await registersOf(context, text)
      : await changesSaid(context, text, `register-history/${message.key}`);
    return { says };
  },
};
