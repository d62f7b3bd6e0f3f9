import type { Context } from 'hono';
import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { botInChat } from '../events.ts';
import { newChatId } from '../ids.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { Chat, World } from '../world.ts';
import { chatOf, personOf, read, readBody } from './input.ts';

export const listPeople = (world: World) => (c: Context) =>
  c.json(
    world.people.all.map(({ id, open_id, name, title, roles }) => ({ id, open_id, name, title, roles })),
  );

const As = z.object({ as: z.string() });
const chatShape = ({ chat_id, name, kind, members }: Chat) => ({ chat_id, name, kind, members });

export const listChats = (world: World) => (c: Context) => {
  const person = personOf(world, read(As, c.req.query()).as);
  const mine = world.chats.all().filter(({ members }) => members.includes(person.id));
  return c.json(mine.map(chatShape));
};

const NewChat = z.object({
  name: z.string().min(1).max(60),
  members: z.array(z.string()).min(1),
  bot: z.boolean().default(false),
});

/** A new group; with the bot in it, the bot hears that it was added. */
export const makeChat = (world: World, postman: Postman) => async (c: Context) => {
  const { name, members, bot } = await readBody(NewChat, c);
  const ids = [...new Set(members.map((id) => personOf(world, id).id))];
  const chat: Chat = { chat_id: newChatId(), name, kind: 'group', members: ids, bot };
  world.chats.put(chat.chat_id, chat);
  world.feed.tell({ kind: 'chats' });
  if (bot) await postman.deliver(botInChat(world, chat, true, ids[0]!));
  return c.json(chatShape(chat));
};

const InOut = z.object({ in: z.boolean(), as: z.string().optional() });

export const moveBot = (world: World, postman: Postman) => async (c: Context) => {
  const chat = chatOf(world, c.req.param('chat_id') ?? '');
  const { in: inside, as } = await readBody(InOut, c);
  if (chat.kind === 'p2p') throw new ScriptRefusal(words.refusal.p2pBot);
  if (chat.bot === inside) throw new ScriptRefusal(words.refusal.botAlready(inside), 409);
  const operator = as === undefined ? chat.members[0]! : personOf(world, as).id;
  const moved = { ...chat, bot: inside };
  world.chats.put(chat.chat_id, moved);
  world.feed.tell({ kind: 'chats' });
  await postman.deliver(botInChat(world, moved, inside, operator));
  return c.json(chatShape(moved));
};
