import type { Context } from 'hono';
import { z } from 'zod';
import { type Move, peopleInChat } from '../chat-events.ts';
import { FeishuRefusal } from '../errors.ts';
import { keepChat, type Moved, withMembers, withoutMembers } from '../membership.ts';
import type { Postman } from '../postman.ts';
import type { World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { groupOf, present } from './chats.ts';
import { fields, idType, ok, page, pageQuery } from './shapes.ts';

const Members = pageQuery(100).extend({ member_id_type: idType });

export const listMembers = (world: World) => (c: Context) => {
  const { member_id_type, page_size, page_token } = fields(Members, c.req.query());
  const items = present(world, groupOf(world, c)).map((person) => ({
    member_id_type,
    member_id: person[member_id_type],
    name: person.name,
    tenant_key: world.tenantKey,
  }));
  return c.json(ok({ ...page(items, page_size, page_token), member_total: items.length }));
};

export const isInChat = (world: World) => (c: Context) => {
  const chat = world.chats.get(c.req.param('chat_id') ?? '');
  if (!chat) throw new FeishuRefusal('bad-chat');
  return c.json(ok({ is_in_chat: chat.bot }));
};

const Who = z.object({ id_list: z.array(z.string()).min(1).max(50) });
const How = z.object({ member_id_type: idType });
type Sorted = { people: string[]; invalid: string[]; unknown: string[] };

/** Those who can be moved, those who can't (left, or the bot is out of their reach), and strangers. */
async function sorted(world: World, c: Context): Promise<Sorted> {
  const { member_id_type } = fields(How, c.req.query());
  const { id_list } = fields(Who, await jsonBody(c));
  const found: Sorted = { people: [], invalid: [], unknown: [] };
  for (const id of id_list) {
    const person = world.people.by(member_id_type, id);
    if (!person) found.unknown.push(id);
    else if (person.resigned || !person.available) found.invalid.push(id);
    else found.people.push(person.id);
  }
  return found;
}

const moving =
  (move: Move, change: (...args: Parameters<typeof withMembers>) => Moved) =>
  async (world: World, postman: Postman, c: Context): Promise<Sorted> => {
    const before = groupOf(world, c);
    if (before.disbanded) throw new FeishuRefusal('dissolved');
    const found = await sorted(world, c);
    const { chat, ids } = change(before, found.people);
    keepChat(world, chat);
    if (ids.length > 0) void postman.deliver(peopleInChat(world, chat, move, ids, 'bot'));
    return found;
  };

const add = moving('added', withMembers);
const remove = moving('deleted', withoutMembers);

export const addMembers = (world: World, postman: Postman) => async (c: Context) => {
  const { invalid, unknown } = await add(world, postman, c);
  return c.json(ok({ invalid_id_list: invalid, not_existed_id_list: unknown, pending_approval_id_list: [] }));
};

/** Others are put out by the owner alone: of a group with another owner the bot can't. */
export const removeMembers = (world: World, postman: Postman) => async (c: Context) => {
  if (groupOf(world, c).owner !== 'bot') throw new FeishuRefusal('not-chat-owner');
  const { invalid, unknown } = await remove(world, postman, c);
  return c.json(ok({ invalid_id_list: [...invalid, ...unknown] }));
};
