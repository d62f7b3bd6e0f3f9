import type { Context } from 'hono';
import { z } from 'zod';
import { botInChat, chatDisbanded, type Move, peopleInChat } from '../chat-events.ts';
import { ScriptRefusal } from '../errors.ts';
import { newChatId } from '../ids.ts';
import { keepChat, withMembers, withoutMembers } from '../membership.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { Chat, World } from '../world.ts';
import { actorOf, chatOf, personOf, read, readBody } from './input.ts';

const As = z.object({ as: z.string().optional() });
const chatShape = ({ chat_id, name, kind, members, bot, disbanded }: Chat) => ({
  chat_id,
  name,
  kind,
  members,
  ...(kind === 'group' && { bot }),
  ...(disbanded && { disbanded }),
});

/** The chats of one person, or where nobody is named all groups. */
export const listChats = (world: World) => (c: Context) => {
  const { as } = read(As, c.req.query());
  const person = as === undefined ? undefined : personOf(world, as);
  const found = world.chats
    .all()
    .filter(({ kind, members }) => (person ? members.includes(person.id) : kind === 'group'));
  return c.json(found.map(chatShape));
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
  const chat = keepChat(world, { chat_id: newChatId(), name, kind: 'group', members: ids, bot });
  if (bot) await postman.deliver(botInChat(world, chat, true, ids[0]!));
  return c.json(chatShape(chat));
};

const InOut = z.object({ in: z.boolean(), as: z.string().optional() });

export const moveBot = (world: World, postman: Postman) => async (c: Context) => {
  const chat = groupOf(world, c);
  const { in: inside, as } = await readBody(InOut, c);
  if (chat.bot === inside) throw new ScriptRefusal(words.refusal.botAlready(inside), 409);
  const moved = keepChat(world, { ...chat, bot: inside });
  await postman.deliver(botInChat(world, moved, inside, operatorOf(world, chat, as)));
  return c.json(chatShape(moved));
};

const Members = z
  .object({
    as: z.string(),
    add: z.array(z.string()),
    remove: z.array(z.string()),
    withdraw: z.array(z.string()),
  })
  .partial();

/** People come into a group, leave it, or are put out before they saw it (撤销拉人). */
export const moveMembers = (world: World, postman: Postman) => async (c: Context) => {
  const group = groupOf(world, c);
  const { as, add = [], remove = [], withdraw = [] } = await readBody(Members, c);
  const by = { person: operatorOf(world, group, as) };
  const known = (ids: string[]) => ids.map((id) => personOf(world, id).id);
  const [came, went, undone] = [add, remove, withdraw].map(known) as [string[], string[], string[]];
  const added = withMembers(group, came);
  const chat = keepChat(world, withoutMembers(added.chat, [...went, ...undone]).chat);
  const moves: [Move, string[]][] = [
    ['added', added.ids],
    ['deleted', went.filter((id) => added.chat.members.includes(id))],
    ['withdrawn', undone.filter((id) => added.chat.members.includes(id))],
  ];
  if (chat.bot)
    for (const [move, ids] of moves)
      if (ids.length > 0) await postman.deliver(peopleInChat(world, chat, move, ids, by));
  return c.json(chatShape(chat));
};

/** 解散群: it stays to be read, and nobody can write. */
export const disband = (world: World, postman: Postman) => async (c: Context) => {
  const group = groupOf(world, c);
  const by = { person: operatorOf(world, group, (await readBody(As.partial(), c)).as) };
  const chat = keepChat(world, { ...group, disbanded: true });
  if (chat.bot) await postman.deliver(chatDisbanded(world, chat, by));
  return c.json(chatShape(chat));
};

function groupOf(world: World, c: Context): Chat {
  const chat = chatOf(world, c.req.param('chat_id') ?? '');
  if (chat.kind === 'p2p') throw new ScriptRefusal(words.refusal.p2pGroup);
  if (chat.disbanded) throw new ScriptRefusal(words.refusal.disbanded);
  return chat;
}

/** Who does it: whoever is said, else the first of the members. */
const operatorOf = (world: World, chat: Chat, as: string | undefined): string =>
  as === undefined ? (chat.members[0] ?? '') : actorOf(world, as).id;
