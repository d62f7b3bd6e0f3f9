import type { Context } from 'hono';
import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { fileBytes } from '../files.ts';
import { words } from '../words.ts';
import type { Message, Reaction, World } from '../world.ts';
import { chatOf, messageOf, read } from './input.ts';

const Which = z.object({ chat_id: z.string(), after: z.string().optional() });

/** A message as scripts and the page see it. */
export function messageShape(world: World, message: Message) {
  return {
    message_id: message.message_id,
    chat_id: message.chat_id,
    sender: senderShape(world, message),
    msg_type: message.msg_type,
    content: message.content,
    create_time: String(message.create_time),
    update_time: String(message.update_time),
    recalled: message.recalled,
    mentions: message.mentions,
    ...(message.parent_id && { parent_id: message.parent_id, root_id: message.root_id }),
    ...(message.thread_id && { thread_id: message.thread_id }),
    ...(message.urgent && { urgent: message.urgent }),
    ...(message.pinned && { pinned: true }),
    ...(message.reactions?.length && { reactions: message.reactions.map(reactionShape(world)) }),
    ...(message.read && { read_by: Object.keys(message.read) }),
    ...(message.warnings?.length && { warnings: message.warnings }),
  };
}

function senderShape(world: World, { sender }: Message) {
  if (sender.kind === 'app')
    return { id: world.o.appId, id_type: 'app_id', sender_type: 'app', name: world.o.botName };
  const person = world.people.person(sender.id);
  return {
    id: person?.open_id ?? '',
    id_type: 'open_id',
    sender_type: 'user',
    name: person?.name ?? sender.id,
    person: sender.id,
  };
}

/** Who it is by is a person's id, or nobody for the bot. */
const reactionShape =
  (world: World) =>
  ({ emoji, by }: Reaction) => ({
    emoji,
    name: by.kind === 'app' ? world.o.botName : (world.people.person(by.id)?.name ?? by.id),
    ...(by.kind === 'person' && { person: by.id }),
  });

export const listMessages = (world: World) => (c: Context) => {
  const { chat_id, after } = read(Which, c.req.query());
  const chat = chatOf(world, chat_id);
  const later = after === undefined || after === '' ? -Infinity : instantOf(world, after);
  const found = world.messages.all().filter((m) => m.chat_id === chat.chat_id && m.create_time > later);
  return c.json(found.map((message) => messageShape(world, message)));
};

/** `after` is a message, or milliseconds. */
const instantOf = (world: World, after: string): number =>
  /^\d+$/.test(after) ? Number(after) : messageOf(world, after).create_time;

export const getFile = (world: World) => (c: Context) => {
  const key = c.req.param('key') ?? '';
  const file = world.files.get(key);
  if (!file) throw new ScriptRefusal(words.refusal.noFile(key), 404);
  return fileBytes(world, file);
};
