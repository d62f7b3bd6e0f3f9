import { botOpenIdOf, openIdOf, unionIdOf, userIdOf } from './ids.ts';
import type { SandboxOptions, SandboxPerson } from './options.ts';

export type Account = SandboxPerson & { open_id: string; union_id: string; user_id: string };
export type IdType = 'open_id' | 'union_id' | 'user_id';

/** Everyone of the tenant, found by whatever names them. */
export type Directory = {
  all: readonly Account[];
  person(id: string): Account | undefined;
  by(type: IdType, id: string): Account | undefined;
  byMobile(mobile: string): Account | undefined;
  /** Whether a card may name this open_id: a person's or the bot's own. */
  knows(openId: string): boolean;
};

export function openDirectory(o: Pick<SandboxOptions, 'appId' | 'people'>): Directory {
  const all = o.people.map((person) => ({
    ...person,
    open_id: openIdOf(o.appId, person.id),
    union_id: unionIdOf(person.id),
    user_id: userIdOf(person.id),
  }));
  const index = (key: (account: Account) => string) => new Map(all.map((account) => [key(account), account]));
  const byId = index((a) => a.id);
  const byType = {
    open_id: index((a) => a.open_id),
    union_id: index((a) => a.union_id),
    user_id: index((a) => a.user_id),
  };
  const byMobile = index((a) => bare(a.mobile));
  const bot = botOpenIdOf(o.appId);
  return {
    all,
    person: (id) => byId.get(id),
    by: (type, id) => byType[type].get(id),
    byMobile: (mobile) => byMobile.get(bare(mobile)),
    knows: (openId) => openId === bot || byType.open_id.has(openId),
  };
}

/** Mobiles of the mainland match with and without +86. */
const bare = (mobile: string): string => mobile.replace(/^\+86/, '');
