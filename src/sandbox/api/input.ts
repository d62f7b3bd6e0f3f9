import type { Context } from 'hono';
import { z } from 'zod';
import type { Account } from '../directory.ts';
import { ScriptRefusal } from '../errors.ts';
import { words } from '../words.ts';
import type { Chat, Message, World } from '../world.ts';

const zh = z.locales.zhCN().localeError;

/** Parses what a script sent; what is wrong with it comes back in Chinese. */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { error: zh });
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  throw new ScriptRefusal(words.refusal.badRequest(said.join('；')));
}

export async function readBody<T>(schema: z.ZodType<T>, c: Context): Promise<T> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw new ScriptRefusal(words.refusal.badJson);
  }
  return read(schema, body);
}

export function personOf(world: World, id: string): Account {
  const person = world.people.person(id) ?? world.people.by('open_id', id);
  if (!person) throw new ScriptRefusal(words.refusal.noPerson(id), 404);
  return person;
}

/** A person who does something: nobody acts after they have left. */
export function actorOf(world: World, id: string): Account {
  const person = personOf(world, id);
  if (person.resigned) throw new ScriptRefusal(words.refusal.resigned(person.name), 403);
  return person;
}

export function chatOf(world: World, id: string): Chat {
  const chat = world.chats.get(id);
  if (!chat) throw new ScriptRefusal(words.refusal.noChat(id), 404);
  return chat;
}

export function messageOf(world: World, id: string): Message {
  const message = world.messages.get(id);
  if (!message) throw new ScriptRefusal(words.refusal.noMessage(id), 404);
  return message;
}

export function mustBeIn(chat: Chat, person: Account): void {
  if (!chat.members.includes(person.id))
    throw new ScriptRefusal(words.refusal.notInChat(person.name, chat.name), 403);
  if (chat.kind === 'p2p' && !person.available)
    throw new ScriptRefusal(words.refusal.unavailable(person.name), 403);
}
