import type { Context } from 'hono';
import { z } from 'zod';
import { FeishuRefusal } from '../errors.ts';
import { fileBytes } from '../files.ts';
import type { Message, World } from '../world.ts';
import { chatById, seen } from './send.ts';
import { fields, messageShape, ok, page, pageQuery } from './shapes.ts';

/** What a client too old for cards of schema 2.0 shows; the bot gets it too unless it asks for the original. */
const DEGRADED = JSON.stringify({
  title: '',
  elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]],
});

const How = z.object({ card_msg_content_type: z.enum(['raw_card_content', 'user_card_content']).optional() });
const seconds = z.string().regex(/^\d+$/).transform(Number).optional();
const Of = pageQuery(50).extend({
  ...How.shape,
  container_id_type: z.enum(['chat', 'thread']),
  container_id: z.string(),
  start_time: seconds,
  end_time: seconds,
  sort_type: z.enum(['ByCreateTimeAsc', 'ByCreateTimeDesc']).default('ByCreateTimeAsc'),
});

function shape(world: World, message: Message, original: boolean) {
  const shown = messageShape(world, message);
  if (message.msg_type !== 'interactive' || original) return shown;
  return { ...shown, body: { content: DEGRADED } };
}

export const getMessage = (world: World) => (c: Context) => {
  const { card_msg_content_type } = fields(How, c.req.query());
  const message = seen(world, c.req.param('message_id') ?? '');
  if (message.recalled) throw new FeishuRefusal('deleted');
  return c.json(ok({ items: [shape(world, message, card_msg_content_type !== undefined)] }));
};

export const listMessages = (world: World) => (c: Context) => {
  const query = fields(Of, c.req.query());
  const { start_time = 0, end_time = Infinity } = query;
  const found = contained(world, query.container_id_type, query.container_id).filter(
    (m) => !m.recalled && m.create_time >= start_time * 1000 && m.create_time < (end_time + 1) * 1000,
  );
  if (query.sort_type === 'ByCreateTimeDesc') found.reverse();
  const original = query.card_msg_content_type !== undefined;
  const items = found.map((message) => shape(world, message, original));
  return c.json(ok(page(items, query.page_size, query.page_token)));
};

/** What is in a chat or in one of its topics, oldest first. */
function contained(world: World, type: 'chat' | 'thread', id: string): Message[] {
  if (type === 'chat') {
    const chat = chatById(world, id);
    return world.messages.all().filter(({ chat_id }) => chat_id === chat.chat_id);
  }
  const found = world.messages.all().filter(({ thread_id }) => thread_id === id);
  if (!found[0]) throw new FeishuRefusal('invalid-parameter', { ext: 'invalid container_id' });
  chatById(world, found[0].chat_id);
  return found;
}

/** §3.1: what is in cards and stickers can't be fetched. */
const WITHOUT_FILES = ['interactive', 'sticker'];
const Which = z.object({ type: z.enum(['image', 'file']) });

/** The file of a message, as the bot downloads what a person sent. */
export const getResource = (world: World) => (c: Context) => {
  const { type } = fields(Which, c.req.query());
  const message = world.messages.get(c.req.param('message_id') ?? '');
  if (!message) throw new FeishuRefusal('invalid-parameter', { ext: 'invalid message_id' });
  if (!world.chats.get(message.chat_id)?.bot) throw new FeishuRefusal('file-chat');
  if (message.recalled) throw new FeishuRefusal('deleted');
  if (WITHOUT_FILES.includes(message.msg_type)) throw new FeishuRefusal('card-file');
  const file = world.files.get(c.req.param('file_key') ?? '');
  if (!file || file.type !== type || !message.content.includes(file.key))
    throw new FeishuRefusal('file-not-in-message');
  return fileBytes(world, file);
};
