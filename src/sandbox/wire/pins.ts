import type { Context } from 'hono';
import { z } from 'zod';
import { save } from '../messages.ts';
import type { Message, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { chatById, standing } from './send.ts';
import { fields, ok, page, pageQuery } from './shapes.ts';

const pinShape = (world: World, message: Message) => ({
  message_id: message.message_id,
  chat_id: message.chat_id,
  operator_id: world.o.appId,
  operator_id_type: 'app_id',
  create_time: String(message.pinned),
});

/** Pin 消息: a second time changes nothing. */
export const pin = (world: World) => async (c: Context) => {
  const { message_id } = fields(z.object({ message_id: z.string() }), await jsonBody(c));
  const message = standing(world, message_id);
  const pinned = message.pinned ?? world.clock.now().getTime();
  return c.json(ok({ pin: pinShape(world, save(world, { ...message, pinned })) }));
};

export const unpin = (world: World) => (c: Context) => {
  const { pinned, ...message } = standing(world, c.req.param('message_id') ?? '');
  if (pinned !== undefined) save(world, message);
  return c.json(ok({}));
};

const millis = z.string().regex(/^\d+$/).transform(Number).optional();
const Which = pageQuery(50).extend({ chat_id: z.string(), start_time: millis, end_time: millis });

/** Latest first. */
export const listPins = (world: World) => (c: Context) => {
  const { chat_id, start_time = 0, end_time = Infinity, ...by } = fields(Which, c.req.query());
  const chat = chatById(world, chat_id);
  const within = ({ pinned = -1 }: Message) => pinned >= start_time && pinned <= end_time;
  const pinned = world.messages.all().filter((m) => m.chat_id === chat.chat_id && !m.recalled && within(m));
  const items = pinned.sort((a, b) => b.pinned! - a.pinned!).map((message) => pinShape(world, message));
  return c.json(ok(page(items, by.page_size, by.page_token)));
};
