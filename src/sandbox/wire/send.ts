import type { Context } from 'hono';
import { z } from 'zod';
import { accept } from '../content.ts';
import type { Account } from '../directory.ts';
import { FeishuRefusal } from '../errors.ts';
import { p2pChatIdOf } from '../ids.ts';
import { TARGET_LIMITS } from '../limits.ts';
import { inThread, post } from '../messages.ts';
import type { Chat, Message, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields, messageShape, ok } from './shapes.ts';

const HOUR = 3_600_000;
const Content = { msg_type: z.string(), content: z.string(), uuid: z.string().max(50).optional() };
const Send = z.object({ receive_id: z.string(), ...Content });
const Reply = z.object({ ...Content, reply_in_thread: z.boolean().optional() });
const To = z.object({ receive_id_type: z.enum(['open_id', 'union_id', 'user_id', 'email', 'chat_id']) });

type Outgoing = z.infer<typeof Reply>;

export const send = (world: World) => async (c: Context) => {
  const { receive_id_type } = fields(To, c.req.query());
  const body = fields(Send, await jsonBody(c));
  const chat = receiver(world, receive_id_type, body.receive_id);
  return c.json(ok(messageShape(world, sendOnce(world, chat, body))));
};

export const reply = (world: World) => async (c: Context) => {
  const body = fields(Reply, await jsonBody(c));
  const parent = standing(world, c.req.param('message_id') ?? '');
  const chat = world.chats.get(parent.chat_id)!;
  return c.json(ok(messageShape(world, sendOnce(world, chat, body, parent))));
};

type ReceiverType = z.infer<typeof To>['receive_id_type'];

function receiver(world: World, type: ReceiverType, id: string): Chat {
  const person = type === 'email' ? world.people.byEmail(id) : personBy(world, type, id);
  const chat = world.chats.get(person ? p2pChatIdOf(world.o.appId, person.id) : id);
  if (!chat || (type !== 'chat_id' && !person)) throw new FeishuRefusal('bad-receiver');
  return chat;
}

const OPEN_ID = /^ou_[0-9a-f]{32}$/;

/** §3.4: an open_id of another app is told from what is no id at all. */
function personBy(world: World, type: Exclude<ReceiverType, 'email'>, id: string): Account | undefined {
  if (type === 'chat_id') return undefined;
  const person = world.people.by(type, id);
  if (!person)
    throw new FeishuRefusal(type === 'open_id' && OPEN_ID.test(id) ? 'foreign-open-id' : 'bad-open-id');
  return person;
}

/** Within an hour of the sandbox's clock the same uuid gives the same message. */
function sendOnce(world: World, chat: Chat, body: Outgoing, parent?: Message): Message {
  const before = body.uuid ? world.uuids.get(body.uuid) : undefined;
  const now = world.clock.now().getTime();
  if (before && now - before.at < HOUR) return world.messages.get(before.message_id)!;
  mayWrite(world, chat);
  if (world.windows.take(`chat/${chat.chat_id}`, TARGET_LIMITS)) throw new FeishuRefusal('target-rate');
  const stored = accept(world, chat, body.msg_type, body.content);
  const under = parent && body.reply_in_thread ? inThread(world, parent) : parent;
  const said = { chat, sender: { kind: 'app' }, msg_type: body.msg_type, parent: under } as const;
  const message = post(world, { ...said, ...stored });
  if (body.uuid) world.uuids.put(body.uuid, { uuid: body.uuid, message_id: message.message_id, at: now });
  return message;
}

/** Whether anything can be sent into a chat as the world is now. */
export function mayWrite(world: World, chat: Chat): void {
  if (chat.disbanded) throw new FeishuRefusal('dissolved');
  if (!chat.bot) throw new FeishuRefusal('bot-outside');
  const person = chat.kind === 'p2p' ? world.people.person(chat.members[0]!) : undefined;
  if (person?.resigned) throw new FeishuRefusal('resigned');
  if (person && !person.available) throw new FeishuRefusal('unavailable');
}

export function chatById(world: World, id: string): Chat {
  const chat = world.chats.get(id);
  if (!chat) throw new FeishuRefusal('invalid-parameter', { ext: `invalid chat_id ${id}` });
  if (!chat.bot) throw new FeishuRefusal('bot-outside');
  return chat;
}

/** A message that is there and that the bot may see. */
export function seen(world: World, id: string): Message {
  const message = world.messages.get(id);
  if (!message) throw new FeishuRefusal('invalid-parameter', { ext: `invalid message_id ${id}` });
  if (!world.chats.get(message.chat_id)?.bot) throw new FeishuRefusal('bot-outside');
  return message;
}

/** The same, and not recalled. */
export function standing(world: World, id: string): Message {
  const message = seen(world, id);
  if (message.recalled) throw new FeishuRefusal('recalled');
  return message;
}
