import { words } from '../../cards/words.ts';
import { drawingSectionOf } from '../ceremony/open-draw.ts';
import { confirmedYear } from '../domain/register-watch.ts';
import { confirmBrought } from '../faces/register-watch.ts';
import type { Command } from '../handler.ts';

/** 名录确认: the register of the own section for the year, in private. */
export const confirmRegister: Command = {
  name: 'confirm-register',
  words: words.commands.confirmRegister,
  may: 'confirm-register',
  async run(context) {
    const section = await drawingSectionOf(context);
    return { says: await confirmBrought(context, section, confirmedYear(context.today), context.person.id) };
  },
};
