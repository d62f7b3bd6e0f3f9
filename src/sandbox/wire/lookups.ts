import type { Context } from 'hono';
import { z } from 'zod';
import type { Account, IdType } from '../directory.ts';
import { FeishuRefusal } from '../errors.ts';
import { statusOf, userShape } from '../user-shape.ts';
import type { Chat, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields, ok, page, pageSize } from './shapes.ts';

const idType = z.enum(['open_id', 'union_id', 'user_id']).default('open_id');
const Page = z.object({ page_size: pageSize(100), page_token: z.string().optional() });

const chatOf = (world: World, c: Context): Chat => {
  const chat = world.chats.get(c.req.param('chat_id') ?? '');
  if (!chat) throw new FeishuRefusal('invalid-parameter', { ext: 'invalid chat_id' });
  return chat;
};

/** Who is in a chat, without those whose account is closed. */
const present = (world: World, chat: Chat): Account[] =>
  chat.members.flatMap((id) => world.people.person(id) ?? []).filter(({ resigned }) => !resigned);

const chatShape = (world: World, chat: Chat) => ({
  chat_id: chat.chat_id,
  avatar: '',
  name: chat.name,
  description: '',
  owner_id: world.people.person(chat.members[0] ?? '')?.open_id ?? '',
  owner_id_type: 'open_id',
  external: false,
  tenant_key: world.tenantKey,
  chat_status: chat.disbanded ? 'dissolved' : 'normal',
});

export const listChats = (world: World) => (c: Context) => {
  const { page_size, page_token } = fields(Page, c.req.query());
  const mine = world.chats.all().filter(({ kind, bot, disbanded }) => kind === 'group' && bot && !disbanded);
  return c.json(
    ok(
      page(
        mine.map((chat) => chatShape(world, chat)),
        page_size,
        page_token,
      ),
    ),
  );
};

export const getChat = (world: World) => (c: Context) => {
  const chat = chatOf(world, c);
  if (!chat.bot) throw new FeishuRefusal('bot-outside');
  const counts = { user_count: String(present(world, chat).length), bot_count: '1' };
  return c.json(ok({ ...chatShape(world, chat), chat_mode: chat.kind, chat_type: 'private', ...counts }));
};

const Members = Page.extend({ member_id_type: idType });

export const listMembers = (world: World) => (c: Context) => {
  const { member_id_type, page_size, page_token } = fields(Members, c.req.query());
  const chat = chatOf(world, c);
  if (!chat.bot) throw new FeishuRefusal('bot-outside');
  const items = present(world, chat).map((person) => ({
    member_id_type,
    member_id: person[member_id_type],
    name: person.name,
    tenant_key: world.tenantKey,
  }));
  return c.json(ok({ ...page(items, page_size, page_token), member_total: items.length }));
};

export const isInChat = (world: World) => (c: Context) => c.json(ok({ is_in_chat: chatOf(world, c).bot }));

const BatchGetId = z.object({
  emails: z.array(z.string()).max(50).default([]),
  mobiles: z.array(z.string()).max(50).default([]),
  include_resigned: z.boolean().default(false),
});

/** Who matches nobody, is out of sight or has left gets an entry without a user_id, never an error. */
export const batchGetId = (world: World) => async (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const { emails, mobiles, include_resigned } = fields(BatchGetId, await jsonBody(c));
  const found = (person: Account | undefined) =>
    person?.visible && (include_resigned || !person.resigned)
      ? { user_id: person[user_id_type], status: statusOf(person) }
      : {};
  const user_list = [
    ...mobiles.map((mobile) => ({ mobile, ...found(world.people.byMobile(mobile)) })),
    ...emails.map((email) => ({ email, ...found(world.people.byEmail(email)) })),
  ];
  return c.json(ok({ user_list }));
};

/** Whoever is out of the app's contact range is as if they were not there. */
const visible = (world: World, type: IdType, id: string): Account | undefined => {
  const person = world.people.by(type, id);
  return person?.visible ? person : undefined;
};

export const getUser = (world: World) => (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const person = visible(world, user_id_type, c.req.param('user_id') ?? '');
  if (!person) throw new FeishuRefusal('no-authority');
  return c.json(ok({ user: userShape(person) }));
};

export const batchUsers = (world: World) => (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const ids = c.req.queries('user_ids') ?? [];
  if (ids.length === 0 || ids.length > 50) {
    const violations = [{ field: 'user_ids', description: 'user_ids is required, 50 at most' }];
    throw new FeishuRefusal('field-validation', { violations });
  }
  const items = ids.flatMap((id) => visible(world, user_id_type, id) ?? []).map(userShape);
  return c.json(ok({ items }));
};

export const botInfo = (world: World) => (c: Context) =>
  c.json({
    code: 0,
    msg: 'ok',
    bot: {
      activate_status: 2,
      app_name: world.o.botName,
      avatar_url: '',
      ip_white_list: [],
      open_id: world.botOpenId,
    },
  });
