/** The table of handlers, and the one way into each: whether this person may. */
import type { Person } from '../db/people.ts';
import { ABILITIES, type Ability, isAbility, isAllowed } from './domain/abilities.ts';
import { Refusal } from './domain/refusal.ts';
import { entryOf, ROLES } from './domain/vocabulary.ts';
import type { Action, Command, FileHandler, Outcome, PhotoHandler, Routed } from './handler.ts';

export type Router = {
  readonly commands: readonly Command[];
  readonly actions: ReadonlyMap<string, Action>;
  readonly file: FileHandler;
  readonly photo: PhotoHandler;
};

/** The tap on an example: it does what typing it would. */
export const SAY = 'say';

/** The table of handlers; the program refuses to start when one doesn't say who may use it, or a name is double. */
export function makeRouter(
  commands: readonly Command[],
  actions: readonly Action[],
  file: FileHandler,
  photo: PhotoHandler,
): Router {
  for (const handler of [...commands, ...actions, file, photo])
    if (!isAbility(handler.may)) throw new Error(`handler ${handler.name} does not say who may use it`);
  for (const names of [
    commands.map(({ name }) => name),
    [SAY, file.name, photo.name, ...actions.map(({ name }) => name)],
  ])
    for (const [i, name] of names.entries())
      if (names.indexOf(name) < i) throw new Error(`two handlers are called ${name}`);
  return { commands, actions: new Map(actions.map((action) => [action.name, action])), file, photo };
}

/** Checks the right, runs the handler. */
export async function run(
  person: Person,
  act: string,
  may: Ability,
  handler: () => Promise<Outcome>,
): Promise<Routed> {
  if (!isAllowed(may, person.roles)) throw new Refusal('not-allowed', { who: whoMay(may) });
  const { says, toast, journal } = await handler();
  return {
    says,
    act,
    actor: person.id,
    ...(toast && { toast: { type: 'success' as const, content: toast } }),
    ...(journal && { journal }),
  };
}

function whoMay(may: Ability): string {
  const { roles } = ABILITIES[may];
  return roles === 'everyone' ? '' : roles.map((role) => entryOf(ROLES, role).name).join('、');
}
