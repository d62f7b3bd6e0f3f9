/** Who hears of what: chiefs, the office, the leadership group. A bound group comes before single people. */
import { chatsFor } from '../../db/chats.ts';
import { peopleWithRole } from '../../db/people.ts';
import type { Scene } from '../handler.ts';
import type { Recipient } from '../messages.ts';

/** 执法监督科: its group, else each of its people. */
export async function officeRecipients({ tx, bureauId }: Scene): Promise<Recipient[]> {
  const chats = await chatsFor(tx, bureauId, 'office');
  if (chats.length > 0) return chats.map((chat) => ({ chat }));
  return (await peopleWithRole(tx, bureauId, 'office')).map(({ id }) => ({ person: id }));
}

/** 科室负责人 of a section. */
export async function chiefRecipients({ tx, bureauId }: Scene, sectionId: number): Promise<Recipient[]> {
  return (await peopleWithRole(tx, bureauId, 'chief', sectionId)).map(({ id }) => ({ person: id }));
}

/** 领导小组: its groups, else 组长 and 分管领导. */
export async function leadershipRecipients({ tx, bureauId }: Scene): Promise<Recipient[]> {
  const chats = await chatsFor(tx, bureauId, 'leadership');
  if (chats.length > 0) return chats.map((chat) => ({ chat }));
  const people = [
    ...(await peopleWithRole(tx, bureauId, 'leader')),
    ...(await peopleWithRole(tx, bureauId, 'deputy')),
  ];
  return [...new Set(people.map(({ id }) => id))].map((person) => ({ person }));
}
