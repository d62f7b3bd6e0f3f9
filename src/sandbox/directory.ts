import { botOpenIdOf, openIdOf, unionIdOf, userIdOf } from './ids.ts';
import type { SandboxOptions, SandboxPerson } from './options.ts';
import type { Table } from './store.ts';

/** What may change about a person while the sandbox runs. */
export type Standing = {
  /** 可用范围: whether the bot may write to this person (230013). */
  available: boolean;
  /** 通讯录权限范围: whether look-ups find this person (41050, an entry without user_id). */
  visible: boolean;
  /** 离职: the account is closed (230029). */
  resigned: boolean;
};
export type Account = SandboxPerson &
  Standing & { email: string; enterprise_email: string; open_id: string; union_id: string; user_id: string };
export type IdType = 'open_id' | 'union_id' | 'user_id';

/** What differs from the first day: a part of somebody who was there, or all of somebody who came later. */
export type PersonChange = Partial<SandboxPerson & Standing>;

/** Everyone of the tenant, found by whatever names them. */
export type Directory = {
  all(): Account[];
  person(id: string): Account | undefined;
  by(type: IdType, id: string): Account | undefined;
  byMobile(mobile: string): Account | undefined;
  /** Only the address a person gave: an enterprise e-mail finds nobody. */
  byEmail(email: string): Account | undefined;
  change(id: string, change: PersonChange): Account;
  /** After the changes were wiped. */
  forget(): void;
  /** Whether a card may name this open_id: a person's or the bot's own. */
  knows(openId: string): boolean;
};

const FIRST_DAY: Standing = { available: true, visible: true, resigned: false };

export function openDirectory(
  o: Pick<SandboxOptions, 'appId' | 'people'>,
  changes: Table<PersonChange & { id: string }>,
): Directory {
  let known: Known | undefined;
  const now = () => {
    known ??= indexed(everyone(o, changes.all()));
    return known;
  };
  const find = (is: (account: Account) => boolean) => now().all.find(is);
  const bot = botOpenIdOf(o.appId);
  return {
    all: () => now().all,
    person: (id) => now().id.get(id),
    by: (type, id) => now()[type].get(id),
    byMobile: (mobile) => find((person) => person.mobile !== '' && bare(person.mobile) === bare(mobile)),
    byEmail: (email) => find((person) => person.email !== '' && person.email === email.toLowerCase()),
    change(id, change) {
      changes.put(id, { ...changes.get(id), ...change, id });
      known = undefined;
      return now().id.get(id)!;
    },
    forget() {
      known = undefined;
    },
    knows: (openId) => openId === bot || now().open_id.has(openId),
  };
}

type Known = Record<IdType | 'id', ReadonlyMap<string, Account>> & { all: Account[] };

function indexed(all: Account[]): Known {
  const by = (key: IdType | 'id') => new Map(all.map((account) => [account[key], account]));
  return { all, id: by('id'), open_id: by('open_id'), union_id: by('union_id'), user_id: by('user_id') };
}

function everyone(
  { appId, people }: Pick<SandboxOptions, 'appId' | 'people'>,
  changes: readonly (PersonChange & { id: string })[],
): Account[] {
  const merged = new Map<string, PersonChange & { id: string }>(people.map((person) => [person.id, person]));
  for (const change of changes) merged.set(change.id, { ...merged.get(change.id), ...change });
  return [...merged.values()].map((person) => ({
    ...{ name: person.id, mobile: '', title: '', roles: [], email: '', enterprise_email: '' },
    ...FIRST_DAY,
    ...person,
    open_id: openIdOf(appId, person.id),
    union_id: unionIdOf(person.id),
    user_id: userIdOf(person.id),
  }));
}

/** Mobiles of the mainland match with and without +86. */
const bare = (mobile: string): string => mobile.replace(/^\+86/, '');
