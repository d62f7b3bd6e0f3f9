import type { Context } from 'hono';
import { z } from 'zod';
import type { Account, IdType } from '../directory.ts';
import { FeishuRefusal } from '../errors.ts';
import { statusOf, userShape } from '../user-shape.ts';
import type { World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields, idType, ok } from './shapes.ts';

const BatchGetId = z.object({
  emails: z.array(z.string()).max(50).default([]),
  mobiles: z.array(z.string()).max(50).default([]),
  include_resigned: z.boolean().default(false),
});

/** Who matches nobody, is out of sight or has left gets an entry without a user_id, never an error. */
export const batchGetId = (world: World) => async (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const { emails, mobiles, include_resigned } = fields(BatchGetId, await jsonBody(c));
  const found = (person: Account | undefined) =>
    person?.visible && (include_resigned || !person.resigned)
      ? { user_id: person[user_id_type], status: statusOf(person) }
      : {};
  const user_list = [
    ...mobiles.map((mobile) => ({ mobile, ...found(world.people.byMobile(mobile)) })),
    ...emails.map((email) => ({ email, ...found(world.people.byEmail(email)) })),
  ];
  return c.json(ok({ user_list }));
};

/** Whoever is out of the app's contact range is as if they were not there. */
const visible = (world: World, type: IdType, id: string): Account | undefined => {
  const person = world.people.by(type, id);
  return person?.visible ? person : undefined;
};

export const getUser = (world: World) => (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const person = visible(world, user_id_type, c.req.param('user_id') ?? '');
  if (!person) throw new FeishuRefusal('no-authority');
  return c.json(ok({ user: userShape(person) }));
};

export const batchUsers = (world: World) => (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const ids = c.req.queries('user_ids') ?? [];
  if (ids.length === 0 || ids.length > 50) {
    const violations = [{ field: 'user_ids', description: 'user_ids is required, 50 at most' }];
    throw new FeishuRefusal('field-validation', { violations });
  }
  const items = ids.flatMap((id) => visible(world, user_id_type, id) ?? []).map(userShape);
  return c.json(ok({ items }));
};

const BasicBatch = z.object({ user_ids: z.array(z.string()).min(1).max(10) });

/** Names alone, for up to ten. */
export const basicBatch = (world: World) => async (c: Context) => {
  const { user_id_type } = fields(z.object({ user_id_type: idType }), c.req.query());
  const { user_ids } = fields(BasicBatch, await jsonBody(c));
  const users = user_ids
    .flatMap((id) => visible(world, user_id_type, id) ?? [])
    .map((person) => ({
      user_id: person[user_id_type],
      name: person.name,
      i18n_name: { zh_cn: person.name, en_us: '', ja_jp: '' },
    }));
  return c.json(ok({ users }));
};
