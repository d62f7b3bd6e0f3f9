import { leaveFormCard } from '../../cards/leave.ts';
import { words } from '../../cards/words.ts';
import type { Command } from '../handler.ts';

/** 请假: the form of one's own leave, in private. */
export const leave: Command = {
  name: 'leave',
  words: words.commands.leave,
  may: 'ask-leave',
  async run({ person, today }, message) {
    const card = leaveFormCard(today);
    return { says: [{ is: 'card', to: { person: person.id }, thing: `leave-form/${message.key}`, card }] };
  },
};
