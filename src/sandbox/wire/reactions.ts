import type { Context } from 'hono';
import { z } from 'zod';
import { FeishuRefusal } from '../errors.ts';
import { newReactionId } from '../ids.ts';
import { save } from '../messages.ts';
import type { Reaction, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { standing } from './send.ts';
import { fields, idType, ok, page, pageQuery } from './shapes.ts';

const React = z.object({ reaction_type: z.object({ emoji_type: z.string() }) });
/** Keys are case-sensitive words: `THUMBSUP`, `OK`, `DONE`, `Get`. */
const EMOJI = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

const shape = (
  world: World,
  { reaction_id, emoji, by, at }: Reaction,
  type: 'open_id' | 'union_id' | 'user_id',
) => ({
  reaction_id,
  operator:
    by.kind === 'app'
      ? { operator_id: world.o.appId, operator_type: 'app' }
      : { operator_id: world.people.person(by.id)?.[type] ?? '', operator_type: 'user' },
  action_time: String(at),
  reaction_type: { emoji_type: emoji },
});

/** 表情回复 of the bot; the same one twice is one. */
export const react = (world: World) => async (c: Context) => {
  const { reaction_type } = fields(React, await jsonBody(c));
  const message = standing(world, c.req.param('message_id') ?? '');
  const emoji = reaction_type.emoji_type;
  if (!EMOJI.test(emoji)) throw new FeishuRefusal('reaction');
  const before = message.reactions?.find((one) => one.emoji === emoji && one.by.kind === 'app');
  if (before) return c.json(ok(shape(world, before, 'open_id')));
  const at = world.clock.now().getTime();
  const reaction: Reaction = { reaction_id: newReactionId(), emoji, by: { kind: 'app' }, at };
  save(world, { ...message, reactions: [...(message.reactions ?? []), reaction] });
  return c.json(ok(shape(world, reaction, 'open_id')));
};

const Which = pageQuery(50).extend({ reaction_type: z.string().optional(), user_id_type: idType });

export const listReactions = (world: World) => (c: Context) => {
  const { reaction_type, user_id_type, page_size, page_token } = fields(Which, c.req.query());
  const all = standing(world, c.req.param('message_id') ?? '').reactions ?? [];
  const asked = all.filter(({ emoji }) => reaction_type === undefined || emoji === reaction_type);
  const items = asked.map((reaction) => shape(world, reaction, user_id_type));
  return c.json(ok(page(items, page_size, page_token)));
};

export const unreact = (world: World) => (c: Context) => {
  const message = standing(world, c.req.param('message_id') ?? '');
  const reaction = message.reactions?.find(({ reaction_id }) => reaction_id === c.req.param('reaction_id'));
  if (!reaction) throw new FeishuRefusal('invalid-parameter', { ext: 'invalid reaction_id' });
  if (reaction.by.kind !== 'app') throw new FeishuRefusal('not-owner');
  save(world, { ...message, reactions: message.reactions!.filter((one) => one !== reaction) });
  return c.json(ok(shape(world, reaction, 'open_id')));
};
