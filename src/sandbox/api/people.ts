import type { Context } from 'hono';
import { z } from 'zod';
import { personCreated, personDeleted, personUpdated } from '../contact-events.ts';
import type { Account } from '../directory.ts';
import { ScriptRefusal } from '../errors.ts';
import type { Event } from '../events.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import { openPrivateChat, type World } from '../world.ts';
import { personOf, readBody } from './input.ts';

const shape = ({ id, open_id, name, title, roles, available, visible, resigned }: Account) => ({
  ...{ id, open_id, name, title, roles },
  ...{ available, visible, resigned },
});

export const listPeople = (world: World) => (c: Context) => c.json(world.people.all().map(shape));

const address = z.email().toLowerCase().or(z.literal(''));
const Person = {
  name: z.string().min(1).max(60),
  mobile: z.string().regex(/^\+?\d{5,15}$/),
  title: z.string().max(60),
  email: address,
  enterprise_email: address,
};
const Change = z
  .strictObject({
    ...Person,
    available: z.boolean(),
    visible: z.boolean(),
    resigned: z.boolean(),
  })
  .partial();

/** What the world decides about a person: contact data, the bot's availability and look-ups, resignation. */
export const changePerson = (world: World, postman: Postman) => async (c: Context) => {
  const before = personOf(world, c.req.param('person') ?? '');
  const after = world.people.change(before.id, given(await readBody(Change, c)));
  world.feed.tell({ kind: 'chats' });
  const event = eventOf(world, before, after);
  if (event) await postman.deliver(event);
  return c.json(shape(after));
};

/** The app hears of people within its contact range. */
function eventOf(world: World, before: Account, after: Account): Event | undefined {
  if (!after.visible) return undefined;
  if (after.resigned !== before.resigned)
    return after.resigned ? personDeleted(world, after) : personCreated(world, after);
  return personUpdated(world, before, after);
}

const Newcomer = z.strictObject({ ...Person, id: z.string().regex(/^[\w-]{1,40}$/) }).partial({
  title: true,
  email: true,
  enterprise_email: true,
});

/** 入职 */
export const addPerson = (world: World, postman: Postman) => async (c: Context) => {
  const person = given(await readBody(Newcomer, c));
  if (world.people.person(person.id!)) throw new ScriptRefusal(words.refusal.personAlready(person.id!), 409);
  const added = world.people.change(person.id!, person);
  openPrivateChat(world, added.id);
  world.feed.tell({ kind: 'chats' });
  await postman.deliver(personCreated(world, added));
  return c.json(shape(added));
};

/** Without the fields that were not given: the compiler wants them gone, not undefined. */
function given<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
