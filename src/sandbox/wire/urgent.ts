import type { Context } from 'hono';
import { z } from 'zod';
import { FeishuRefusal } from '../errors.ts';
import { save } from '../messages.ts';
import type { Message, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { standing } from './send.ts';
import { fields, idType, ok } from './shapes.ts';

const MOST_UNREAD = 200;
const Whom = z.object({ user_id_list: z.array(z.string()).min(1).max(200) });
const How = z.object({ user_id_type: idType });

/** 应用内加急: of the bot's own message, for people of the chat who have not let too many lie. */
export const urgent = (world: World) => async (c: Context) => {
  const { user_id_type } = fields(How, c.req.query());
  const { user_id_list } = fields(Whom, await jsonBody(c));
  const message = standing(world, c.req.param('message_id') ?? '');
  if (message.sender.kind !== 'app' || message.batch) throw new FeishuRefusal('not-sender');
  const members = world.chats.get(message.chat_id)!.members;
  const whom = user_id_list.map((id) => ({ id, person: world.people.by(user_id_type, id) }));
  const inside = whom.flatMap(({ person }) => (person && members.includes(person.id) ? person : []));
  const reached = inside.filter(({ resigned }) => !resigned).map(({ id }) => id);
  if (reached.some((id) => unread(world, id) >= MOST_UNREAD)) throw new FeishuRefusal('many-urgent');
  spend(world, reached.length);
  save(world, hurried(message, reached));
  const invalid_user_id_list = whom
    .filter(({ person }) => !person || !reached.includes(person.id))
    .map(({ id }) => id);
  return c.json(ok({ invalid_user_id_list }));
};

const hurried = (message: Message, people: string[]): Message => ({
  ...message,
  urgent: { ...message.urgent, ...Object.fromEntries(people.map((id) => [id, 'unread'] as const)) },
});

const unread = (world: World, person: string): number =>
  world.messages.all().filter(({ urgent }) => urgent?.[person] === 'unread').length;

const SPENT = 'urgent-spent';

/** Each person counts once against the quota. */
function spend(world: World, count: number): void {
  const spent = (world.instants.get(SPENT) ?? 0) + count;
  if (spent > (world.o.urgentQuota ?? Infinity)) throw new FeishuRefusal('urgent-quota');
  world.instants.put(SPENT, spent);
}
