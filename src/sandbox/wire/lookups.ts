import type { Context } from 'hono';
import { z } from 'zod';
import type { Account } from '../directory.ts';
import { FeishuRefusal } from '../errors.ts';
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

const chatShape = (world: World, chat: Chat) => ({
  chat_id: chat.chat_id,
  avatar: '',
  name: chat.name,
  description: '',
  owner_id: world.people.person(chat.members[0] ?? '')?.open_id ?? '',
  owner_id_type: 'open_id',
  external: false,
  tenant_key: world.tenantKey,
  chat_status: 'normal',
});

export const listChats = (world: World) => (c: Context) => {
  const { page_size, page_token } = fields(Page, c.req.query());
  const mine = world.chats.all().filter(({ kind, bot }) => kind === 'group' && bot);
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
  const { kind, members } = chat;
  const counts = { user_count: String(members.length), bot_count: '1' };
  return c.json(ok({ ...chatShape(world, chat), chat_mode: kind, chat_type: 'private', ...counts }));
};

const Members = Page.extend({ member_id_type: idType });

export const listMembers = (world: World) => (c: Context) => {
  const { member_id_type, page_size, page_token } = fields(Members, c.req.query());
  const chat = chatOf(world, c);
  if (!chat.bot) throw new FeishuRefusal('bot-outside');
  const items = chat.members
    .flatMap((id) => world.people.person(id) ?? [])
    .map((person) => ({
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
  include_resigned: z.boolean().optional(),
});

/** Who matches nobody gets an entry without a user_id, never an error. */
export const batchGetId = (world: World) => async (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const { emails, mobiles } = fields(BatchGetId, await jsonBody(c));
  const found = mobiles.map((mobile) => {
    const person = world.people.byMobile(mobile);
    return { mobile, ...(person && { user_id: person[user_id_type], status: STATUS }) };
  });
  return c.json(ok({ user_list: [...found, ...emails.map((email) => ({ email }))] }));
};

const STATUS = {
  is_frozen: false,
  is_resigned: false,
  is_activated: true,
  is_exited: false,
  is_unjoin: false,
};

const userShape = (person: Account) => ({
  union_id: person.union_id,
  user_id: person.user_id,
  open_id: person.open_id,
  name: person.name,
  en_name: '',
  nickname: '',
  email: '',
  mobile: person.mobile.startsWith('+') ? person.mobile : `+86${person.mobile}`,
  mobile_visible: true,
  gender: 0,
  job_title: person.title,
  status: STATUS,
  is_tenant_manager: false,
});

export const getUser = (world: World) => (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const person = world.people.by(user_id_type, c.req.param('user_id') ?? '');
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
  const items = ids.flatMap((id) => world.people.by(user_id_type, id) ?? []).map(userShape);
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
