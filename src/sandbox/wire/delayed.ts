import type { Context } from 'hono';
import { z } from 'zod';
import { isLocked } from '../card-lock.ts';
import { parseCard } from '../cards/check.ts';
import { knownIn } from '../content.ts';
import { FeishuRefusal } from '../errors.ts';
import { save, touched } from '../messages.ts';
import type { CardToken, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields } from './shapes.ts';

const HALF_AN_HOUR = 30 * 60_000;
const MOST_USES = 2;
const MOST_BYTES = 100 * 1024;
const Update = z.object({ token: z.string(), card: z.record(z.string(), z.unknown()) });

/** 延时更新卡片: by the token of a tap, twice within half an hour, once the tap has been answered. */
export const delayedUpdate = (world: World) => async (c: Context) => {
  const { token, card } = fields(Update, await jsonBody(c));
  const used = usable(world, token);
  const message = world.messages.get(used.message_id);
  if (!message || message.recalled) throw new FeishuRefusal('delayed-recalled');
  if (isLocked(world, message.message_id)) throw new FeishuRefusal('card-busy');
  const content = JSON.stringify(card);
  if (Buffer.byteLength(content) > MOST_BYTES) throw new FeishuRefusal('delayed-too-big');
  const { faults, warnings } = parseCard(content, knownIn(world));
  if (faults[0]) throw new FeishuRefusal('delayed-bad-card', { ext: faults[0].msg });
  world.cardTokens.put(token, { ...used, uses: used.uses + 1 });
  save(world, touched(world, { ...message, content, warnings }));
  return c.json({ code: 0, msg: 'ok' });
};

function usable(world: World, token: string): CardToken {
  const known = world.cardTokens.get(token);
  if (!known) throw new FeishuRefusal('card-token-format');
  if (world.clock.now().getTime() - known.at > HALF_AN_HOUR) throw new FeishuRefusal('card-token-expired');
  if (known.uses >= MOST_USES) throw new FeishuRefusal('card-token-used');
  return known;
}
