import { words } from '../../cards/words.ts';
import { Refusal } from '../domain/refusal.ts';
import { bindSay } from '../faces/bind-face.ts';
import type { Command } from '../handler.ts';

/** 绑定本群: asks what the chat is for. */
export const bindChat: Command = {
  name: 'bind-chat',
  words: words.commands.bindChat,
  may: 'bind-chat',
  async run(context, message) {
    if (message.chat.kind !== 'group') throw new Refusal('bind-in-group');
    const { key, chat } = message;
    const { sectionId } = context.person;
    return { says: [await bindSay(context, { chatId: chat.id, key, welcome: false, sectionId })] };
  },
};
