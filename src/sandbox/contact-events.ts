import type { Account } from './directory.ts';
import { type Event, event } from './events.ts';
import { userShape } from './user-shape.ts';
import type { World } from './world.ts';

/** §2.4: an account as contact.user events show it. */
const about = (person: Account): Record<string, unknown> => ({
  ...userShape(person),
  department_ids: ['0'],
  employee_no: person.id,
});

export const personCreated = (world: World, person: Account): Event =>
  event(world, 'contact.user.created_v3', { object: about(person) });

/** `old_object` holds the fields that changed, as they were; nothing where nothing visible did. */
export function personUpdated(world: World, before: Account, after: Account): Event | undefined {
  const [was, is] = [about(before), about(after)];
  const changed = Object.keys(is).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  if (changed.length === 0) return undefined;
  const old_object = Object.fromEntries(changed.map((key) => [key, was[key]]));
  return event(world, 'contact.user.updated_v3', { object: is, old_object });
}

/** 员工离职 */
export const personDeleted = (world: World, person: Account): Event =>
  event(world, 'contact.user.deleted_v3', {
    object: about(person),
    old_object: { department_ids: ['0'], open_id: person.open_id },
  });
