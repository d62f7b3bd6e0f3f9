import type { Context } from 'hono';
import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { messageRecalled, type RecallType } from '../message-events.ts';
import { save, touched } from '../messages.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { Chat, Message, World } from '../world.ts';
import { actorOf, chatOf, messageOf, mustBeIn, readBody } from './input.ts';

const Recall = z.object({ as: z.string().optional(), message_id: z.string() });

/** 撤回: one's own message, anybody's in a group one owns; without `as` the tenant's administrator does it. */
export const recall = (world: World, postman: Postman) => async (c: Context) => {
  const { as, message_id } = await readBody(Recall, c);
  const message = messageOf(world, message_id);
  const chat = chatOf(world, message.chat_id);
  if (message.recalled) throw new ScriptRefusal(words.refusal.recalled, 409);
  const type = as === undefined ? 'enterprise_manager' : recallType(world, chat, message, as);
  save(world, touched(world, { ...message, recalled: true }));
  if (chat.bot) await postman.deliver(messageRecalled(world, message, type));
  return c.json({ message_id, recall_type: type });
};

function recallType(world: World, chat: Chat, message: Message, as: string): RecallType {
  const person = actorOf(world, as);
  mustBeIn(chat, person);
  if (message.sender.kind === 'person' && message.sender.id === person.id) return 'message_owner';
  if (chat.kind === 'group' && (chat.owner ?? chat.members[0]) === person.id) return 'group_owner';
  throw new ScriptRefusal(words.refusal.notYours, 403);
}
