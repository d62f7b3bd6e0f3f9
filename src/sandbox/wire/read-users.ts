import type { Context } from 'hono';
import { FeishuRefusal } from '../errors.ts';
import type { World } from '../world.ts';
import { own } from './change.ts';
import { standing } from './send.ts';
import { fields, idType, ok, page, pageQuery } from './shapes.ts';

const SEVEN_DAYS = 7 * 86_400_000;
const How = pageQuery(100).extend({ user_id_type: idType });

/** Who has read a message of the bot's, for seven days after it was sent. */
export const readUsers = (world: World) => (c: Context) => {
  const { user_id_type, page_size, page_token } = fields(How, c.req.query());
  const message = own(standing(world, c.req.param('message_id') ?? ''));
  if (world.clock.now().getTime() - message.create_time > SEVEN_DAYS) throw new FeishuRefusal('read-too-old');
  const items = Object.entries(message.read ?? {}).map(([id, at]) => ({
    user_id_type,
    user_id: world.people.person(id)?.[user_id_type] ?? '',
    timestamp: String(at),
    tenant_key: world.tenantKey,
  }));
  return c.json(ok(page(items, page_size, page_token)));
};
