import type { Context } from 'hono';
import { z } from 'zod';
import { privateChatEntered } from '../chat-events.ts';
import { ScriptRefusal } from '../errors.ts';
import { menuTapped, messagesRead } from '../message-events.ts';
import { save } from '../messages.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { Chat, Message, World } from '../world.ts';
import { actorOf, chatOf, mustBeIn, readBody } from './input.ts';

const Where = z.object({ as: z.string(), chat_id: z.string() });

/** Somebody has a chat before their eyes: what the bot sent there is read from now on. */
export const readChat = (world: World, postman: Postman) => async (c: Context) => {
  const { person, chat } = await where(world, c);
  return c.json({ message_ids: await markRead(world, postman, chat, person) });
};

/** Somebody opens a chat; of a private one the bot hears that it was entered. */
export const openChat = (world: World, postman: Postman) => async (c: Context) => {
  const { person, chat } = await where(world, c);
  if (chat.kind === 'p2p') await postman.deliver(privateChatEntered(world, chat, person));
  return c.json({ message_ids: await markRead(world, postman, chat, person) });
};

async function where(world: World, c: Context): Promise<{ person: string; chat: Chat }> {
  const { as, chat_id } = await readBody(Where, c);
  const person = actorOf(world, as);
  const chat = chatOf(world, chat_id);
  mustBeIn(chat, person);
  return { person: person.id, chat };
}

async function markRead(world: World, postman: Postman, chat: Chat, person: string): Promise<string[]> {
  const at = world.clock.now().getTime();
  const unread = world.messages
    .all()
    .filter((m) => m.chat_id === chat.chat_id && m.sender.kind === 'app' && !m.recalled)
    .filter(({ read, urgent }) => read?.[person] === undefined || urgent?.[person] === 'unread');
  for (const message of unread) {
    const seen = seenBy(message, person, at);
    // pages hear only of what looks different: that a message was read doesn't, that it is no longer urgent does
    if (message.urgent?.[person]) save(world, seen);
    else world.messages.put(message.message_id, seen);
  }
  const ids = unread.filter(({ read }) => read?.[person] === undefined).map(({ message_id }) => message_id);
  if (chat.kind === 'p2p' && ids.length > 0) await postman.deliver(messagesRead(world, person, ids));
  return ids;
}

/** Looking at an urgent message ends the urgency. */
const seenBy = (message: Message, person: string, at: number): Message => ({
  ...message,
  read: { ...message.read, [person]: message.read?.[person] ?? at },
  ...(message.urgent?.[person] && { urgent: { ...message.urgent, [person]: 'read' } }),
});

const Menu = z.object({ as: z.string(), event_key: z.string().min(1) });

/** A tap on the bot's menu in a private chat. */
export const tapMenu = (world: World, postman: Postman) => async (c: Context) => {
  const { as, event_key } = await readBody(Menu, c);
  const person = actorOf(world, as);
  const { menu } = world.o;
  if (menu && !menu.some((item) => item.event_key === event_key))
    throw new ScriptRefusal(words.refusal.noMenu(event_key), 404);
  return c.json({ taken: await postman.deliver(menuTapped(world, person.id, event_key)) });
};
