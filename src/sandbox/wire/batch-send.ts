import type { Context } from 'hono';
import { z } from 'zod';
import { accept } from '../content.ts';
import type { Account, IdType } from '../directory.ts';
import { FeishuRefusal } from '../errors.ts';
import { newBatchId, p2pChatIdOf } from '../ids.ts';
import { post } from '../messages.ts';
import type { World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields } from './shapes.ts';

const Ids = z.array(z.string()).max(200).default([]);
const Batch = z.object({
  msg_type: z.enum(['text', 'post', 'image', 'share_chat', 'interactive']),
  /** An object here, not a JSON string. */
  content: z.record(z.string(), z.unknown()).optional(),
  card: z.record(z.string(), z.unknown()).optional(),
  open_ids: Ids,
  user_ids: Ids,
  union_ids: Ids,
});

/** 批量发送: to each in private, into a message that can't be changed. Whoever is out of reach is counted, not an error. */
export const batchSend = (world: World) => async (c: Context) => {
  const batch = fields(Batch, await jsonBody(c));
  const body = batch.msg_type === 'interactive' ? batch.card : (batch.content?.post ?? batch.content);
  if (!body) throw new FeishuRefusal('field-validation', { violations: [missing(batch.msg_type)] });
  const open = sorted(world, 'open_id', batch.open_ids);
  const user = sorted(world, 'user_id', batch.user_ids);
  const union = sorted(world, 'union_id', batch.union_ids);
  const people = new Set([...open.people, ...user.people, ...union.people]);
  for (const person of people) hand(world, person, batch.msg_type, JSON.stringify(body));
  const invalid = { invalid_open_ids: open.invalid, invalid_user_ids: user.invalid };
  const data = { message_id: newBatchId(), invalid_department_ids: [], ...invalid };
  return c.json({ code: 0, msg: 'ok', data: { ...data, invalid_union_ids: union.invalid } });
};

const missing = (type: string) => {
  const field = type === 'interactive' ? 'card' : 'content';
  return { field, description: `${field} is required` };
};

function sorted(world: World, type: IdType, ids: string[]) {
  const found = ids.map((id) => ({ id, person: world.people.by(type, id) }));
  const reached = (person: Account | undefined) => person?.available && !person.resigned;
  return {
    people: found.flatMap(({ person }) => (reached(person) ? person! : [])),
    invalid: found.filter(({ person }) => !reached(person)).map(({ id }) => id),
  };
}

function hand(world: World, person: Account, msg_type: string, content: string): void {
  const chat = world.chats.get(p2pChatIdOf(world.o.appId, person.id))!;
  const stored = accept(world, chat, msg_type, content);
  post(world, { chat, sender: { kind: 'app' }, msg_type, ...stored, batch: true });
}
