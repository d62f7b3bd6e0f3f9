import type { Context } from 'hono';
import { z } from 'zod';
import { peopleInChat } from '../chat-events.ts';
import type { Account, IdType } from '../directory.ts';
import { FeishuRefusal } from '../errors.ts';
import { newChatId } from '../ids.ts';
import { keepChat } from '../membership.ts';
import type { Postman } from '../postman.ts';
import type { Chat, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields, idType, ok, page, pageQuery } from './shapes.ts';

/** A group the bot is in, as it is asked for by its API. */
export function groupOf(world: World, c: Context): Chat {
  const chat = world.chats.get(c.req.param('chat_id') ?? '');
  if (!chat) throw new FeishuRefusal('bad-chat');
  if (!chat.bot) throw new FeishuRefusal('out-of-chat');
  return chat;
}

/** Who is in a chat, without those whose account is closed. */
export const present = (world: World, chat: Chat): Account[] =>
  chat.members.flatMap((id) => world.people.person(id) ?? []).filter(({ resigned }) => !resigned);

const owner = (world: World, chat: Chat, type: IdType) =>
  chat.owner === 'bot'
    ? {}
    : {
        owner_id: world.people.person(chat.owner ?? chat.members[0] ?? '')?.[type] ?? '',
        owner_id_type: type,
      };

const chatShape = (world: World, chat: Chat, type: IdType) => ({
  chat_id: chat.chat_id,
  avatar: '',
  name: chat.name,
  description: chat.description ?? '',
  ...owner(world, chat, type),
  external: false,
  tenant_key: world.tenantKey,
  chat_status: chat.disbanded ? 'dissolved' : 'normal',
});

const List = pageQuery(100).extend({ user_id_type: idType });

/** The groups the bot is in. */
export const listChats = (world: World) => (c: Context) => {
  const { user_id_type, page_size, page_token } = fields(List, c.req.query());
  const mine = world.chats.all().filter(({ kind, bot, disbanded }) => kind === 'group' && bot && !disbanded);
  const items = mine.map((chat) => chatShape(world, chat, user_id_type));
  return c.json(ok(page(items, page_size, page_token)));
};

const WhoIs = z.object({ user_id_type: idType });

export const getChat = (world: World) => (c: Context) => {
  const { user_id_type } = fields(WhoIs, c.req.query());
  const chat = groupOf(world, c);
  const counts = { user_count: String(present(world, chat).length), bot_count: '1' };
  const kind = { chat_mode: chat.kind, chat_type: 'private', chat_tag: '' };
  return c.json(ok({ ...chatShape(world, chat, user_id_type), ...kind, ...counts }));
};

const Ids = z.array(z.string());
const NewChat = z.object({
  name: z.string().min(1).max(60),
  description: z.string().max(100).optional(),
  owner_id: z.string().optional(),
  user_id_list: Ids.max(50).default([]),
  bot_id_list: Ids.max(5).default([]),
  chat_mode: z.literal('group').default('group'),
  chat_type: z.enum(['private', 'public']).default('private'),
});
const How = z.object({ user_id_type: idType, uuid: z.string().max(50).optional() });

/** The same uuid makes one group within this time (docs of im-v1/chat/create). */
const SAME_CHAT = 10 * 3_600_000;

/** A group of the bot's making; it owns the group unless somebody is named. */
export const createChat = (world: World, postman: Postman) => async (c: Context) => {
  const { user_id_type, uuid } = fields(How, c.req.query());
  const asked = fields(NewChat, await jsonBody(c));
  const before = uuid ? world.uuids.get(`chat/${uuid}`) : undefined;
  const now = world.clock.now().getTime();
  if (before && now - before.at < SAME_CHAT) return c.json(ok(made(world, before.message_id, user_id_type)));
  const owner = asked.owner_id === undefined ? 'bot' : member(world, user_id_type, asked.owner_id);
  const others = asked.user_id_list.map((id) => member(world, user_id_type, id));
  if (asked.bot_id_list.some((id) => id !== world.o.appId)) throw new FeishuRefusal('unavailable-ids');
  const members = [...new Set([...(owner === 'bot' ? [] : [owner]), ...others])];
  const chat = keepChat(world, {
    ...{ chat_id: newChatId(), name: asked.name, description: asked.description ?? '' },
    ...{ kind: 'group', members, bot: true, owner },
  });
  if (uuid) world.uuids.put(`chat/${uuid}`, { uuid, message_id: chat.chat_id, at: now });
  if (members.length > 0) void postman.deliver(peopleInChat(world, chat, 'added', members, 'bot'));
  return c.json(ok(made(world, chat.chat_id, user_id_type)));
};

const made = (world: World, id: string, type: IdType) => ({
  ...chatShape(world, world.chats.get(id)!, type),
  chat_mode: 'group',
  chat_type: 'private',
});

/** Somebody who can be brought into a group by the bot. */
function member(world: World, type: IdType, id: string): string {
  const person = world.people.by(type, id);
  if (!person || person.resigned) throw new FeishuRefusal('unavailable-ids');
  if (!person.available) throw new FeishuRefusal('chat-availability');
  return person.id;
}
