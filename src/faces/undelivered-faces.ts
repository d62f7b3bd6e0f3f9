/** 未送达, for each who keeps the bot running. */
import { undeliveredCard } from '../../cards/undelivered.ts';
import { peopleWithRole } from '../../db/people.ts';
import { countUndelivered, settledSince, undeliveredNow } from '../../db/undelivered.ts';
import { ABILITIES } from '../domain/abilities.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

export const UNDELIVERED = 'undelivered/all';

/** more would not fit into a card */
const LINES = 25;
const SETTLED = 15;
const WEEK_MS = 7 * 86_400_000;

/** 执法监督科 and administrators, each in private: what did not arrive may be confidential. */
export async function keepers({ tx, bureauId }: Scene): Promise<Recipient[]> {
  const ids = new Set<number>();
  for (const role of ABILITIES['settle-undelivered'].roles)
    for (const { id } of await peopleWithRole(tx, bureauId, role)) ids.add(id);
  return [...ids].map((person) => ({ person }));
}

export async function undeliveredFaces(scene: Scene, readers?: readonly Recipient[]): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  const card = undeliveredCard({
    open: await countUndelivered(tx, bureauId),
    lines: await undeliveredNow(tx, bureauId, LINES),
    settled: await settledSince(tx, bureauId, new Date(now.getTime() - WEEK_MS), SETTLED),
  });
  return (readers ?? (await keepers(scene))).map((to) => ({ is: 'card', to, thing: UNDELIVERED, card }));
}
