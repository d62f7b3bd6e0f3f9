import type { Context } from 'hono';
import { z } from 'zod';
import { isLocked } from '../card-lock.ts';
import { accept } from '../content.ts';
import { FeishuRefusal, LOCKED } from '../errors.ts';
import { TARGET_LIMITS } from '../limits.ts';
import { isOld, save, touched } from '../messages.ts';
import type { Message, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { mayWrite, standing } from './send.ts';
import { fields, messageShape, ok } from './shapes.ts';

const MOST_EDITS = 20;
const Patch = z.object({ content: z.string() });
const Edit = z.object({ msg_type: z.string(), content: z.string() });

const invalid = (ext: string) => new FeishuRefusal('invalid-parameter', { ext });

/** PATCH: the bot's own cards, for 14 days. */
export const patchCard = (world: World) => async (c: Context) => {
  const { content } = fields(Patch, await jsonBody(c));
  const message = changeable(world, c.req.param('message_id') ?? '');
  if (message.batch) throw invalid('messages sent in a batch can NOT be updated');
  if (message.msg_type !== 'interactive') throw invalid('This message is NOT a card.');
  const chat = world.chats.get(message.chat_id)!;
  if (isLocked(world, message.message_id)) throw new FeishuRefusal('card', { ext: LOCKED });
  const stored = accept(world, chat, 'interactive', content);
  save(world, touched(world, { ...message, ...stored }));
  return c.json({ code: 0, data: {}, msg: 'ok' });
};

/** PUT: texts and posts, 20 times; a card is refused. */
export const editText = (world: World) => async (c: Context) => {
  const { msg_type, content } = fields(Edit, await jsonBody(c));
  const message = changeable(world, c.req.param('message_id') ?? '');
  if (!['text', 'post'].includes(message.msg_type) || msg_type !== message.msg_type)
    throw invalid('only text and post messages can be edited');
  if (message.edits >= MOST_EDITS) throw new FeishuRefusal('too-many-edits');
  const chat = world.chats.get(message.chat_id)!;
  mayWrite(world, chat);
  const stored = accept(world, chat, msg_type, content);
  const edited = save(world, touched(world, { ...message, ...stored, edits: message.edits + 1 }));
  return c.json(ok(messageShape(world, edited)));
};

export const recall = (world: World) => async (c: Context) => {
  const message = own(standing(world, c.req.param('message_id') ?? ''));
  save(world, touched(world, { ...message, recalled: true }));
  return c.json({ code: 0, data: {}, msg: 'success' });
};

function changeable(world: World, id: string): Message {
  const message = own(standing(world, id));
  if (isOld(world, message)) throw new FeishuRefusal('too-old');
  if (world.windows.take(`message/${id}`, TARGET_LIMITS)) throw new FeishuRefusal('target-rate');
  return message;
}

/** §3.1: the bot touches only what it sent. */
export function own(message: Message): Message {
  if (message.sender.kind !== 'app') throw new FeishuRefusal('not-owner');
  return message;
}
