/** 联合人员 for whoever keeps them. */
import { partnersCard } from '../../cards/partners.ts';
import { partnerList } from '../../db/helpers.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';

export const partnersThing = (personId: number) => `partners/${personId}`;

export async function partnersFace({ tx, bureauId, person, today }: Context): Promise<Say> {
  const people = await partnerList(tx, bureauId);
  const card = partnersCard({ today, people });
  return { is: 'card', to: { person: person.id }, thing: partnersThing(person.id), card };
}
