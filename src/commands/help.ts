import { helpCard } from '../../cards/help.ts';
import { words } from '../../cards/words.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { Command } from '../handler.ts';
import { replyTo } from '../messages.ts';

/** 帮助: what this person may do here. */
export const help: Command = {
  name: 'help',
  words: words.commands.help,
  may: 'ask-help',
  async run(context, message) {
    const mine = context.commands.filter((command) => isAllowed(command.may, context.person.roles));
    const card = helpCard(mine.map((command) => command.words));
    return { says: [{ is: 'card', to: replyTo(context, message), thing: `help/${message.key}`, card }] };
  },
};
