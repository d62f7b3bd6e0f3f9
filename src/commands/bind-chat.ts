import { bindForm } from '../../cards/chat.ts';
import { words } from '../../cards/words.ts';
import { drawingSections } from '../../db/bureau.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Command } from '../handler.ts';

/** 绑定本群: asks what the chat is for. */
export const bindChat: Command = {
  name: 'bind-chat',
  words: words.commands.bindChat,
  may: 'bind-chat',
  async run(context, message) {
    if (message.chat.kind !== 'group') throw new Refusal('bind-in-group');
    const card = bindForm(await drawingSections(context.tx, context.bureauId), false);
    return { says: [{ is: 'card', to: { chat: message.chat.id }, thing: `bind/${message.key}`, card }] };
  },
};
