import type { Card } from '../../cards/kit.ts';
import { safe } from '../../cards/kit.ts';
import { rightsCard, rightsTable } from '../../cards/rights.ts';
import { words as general } from '../../cards/words.ts';
import { rights as words } from '../../cards/words-rights.ts';
import { actingToCome } from '../../db/acting.ts';
import type { Person } from '../../db/people.ts';
import { sourcesOf } from '../../db/posts.ts';
import { ABILITIES, type Ability, isAllowed } from '../domain/abilities.ts';
import { Refusal } from '../domain/refusal.ts';
import { ROLES, type RoleCode } from '../domain/vocabulary.ts';
import type { Command, Context } from '../handler.ts';
import { type Message, replyTo } from '../messages.ts';
import { oneCalled } from '../registers/find-person.ts';

/** 权限: one's own, those of a role, 总表; of somebody else for whoever names people. A person's in private. */
export const rights: Command = {
  name: 'rights',
  words: general.commands.rights,
  may: 'see-rights',
  async run(context, message, rest) {
    const thing = `rights/${message.key}`;
    const shared = sharedCard(message, rest);
    if (shared) return { says: [{ is: 'card', to: replyTo(context, message), thing, card: shared }] };
    const card = await personCard(context, rest);
    return { says: [{ is: 'card', to: { person: context.person.id }, thing, card }] };
  },
};

/** What is the same for all who ask. */
function sharedCard(message: Message, rest: string): Card | undefined {
  const asked = rest.trim();
  const all = words.tableTitle.slice(words.title.length);
  if (message.text.includes(words.tableTitle) || asked === all || asked === words.all) return rightsTable();
  const role = ROLES.find(
    ({ name, aliases }) => name === asked || (aliases as readonly string[]).includes(asked),
  );
  return role && rightsCard({ title: words.roleTitle(role.name), may: mayOf([role.code]) });
}

const mayOf = (roles: readonly RoleCode[]) =>
  (Object.keys(ABILITIES) as Ability[]).filter((ability) => isAllowed(ability, roles));

async function personCard(context: Context, rest: string): Promise<Card> {
  const { person: asker } = context;
  const who = rest.trim() === '' ? asker : await oneCalled(context, rest);
  if (who.id !== asker.id && !isAllowed('name-people', asker.roles)) {
    const may = ABILITIES['name-people'].roles.map((role) => general.roles[role]).join('、');
    throw new Refusal('not-allowed', { who: may });
  }
  return rightsCard({
    title: words.ownTitle(who.name),
    roles: await rolesOf(context, who),
    may: mayOf(who.roles),
  });
}

/** 代理 says so, with its last day. */
async function rolesOf({ tx, bureauId, today }: Context, who: Person): Promise<string[]> {
  const acting = (await actingToCome(tx, bureauId, today)).filter(
    (each) => each.personId === who.id && each.from <= today,
  );
  const names: string[] = [];
  for (const role of who.roles) {
    const standing = acting.find((each) => each.role === role);
    const forGood = (await sourcesOf(tx, who.id, role)).some((source) => source !== 'acting');
    const name = safe(general.roles[role]);
    names.push(standing && !forGood ? words.until(name, standing.to) : name);
  }
  return names;
}
