/** 代理审批 as its 分管领导 sees it. */
import { standInCard } from '../../cards/approval-forms.ts';
import { standInsOf } from '../../db/approvals.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { type Person, peopleWithRole } from '../../db/people.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 组长, and the other 分管领导. */
export async function mayStandIn({ tx, bureauId, person }: Context): Promise<Person[]> {
  const people = [
    ...(await peopleWithRole(tx, bureauId, 'leader')),
    ...(await peopleWithRole(tx, bureauId, 'deputy')),
  ];
  const others = new Map(people.filter(({ id }) => id !== person.id).map((each) => [each.id, each]));
  return [...others.values()];
}

export async function standInFace(context: Context, thing: string): Promise<Say> {
  const { tx, person, today } = context;
  const card = standInCard({
    today,
    choices: await mayStandIn(context),
    running: await standInsOf(tx, person.id, today),
  });
  return { is: 'card', to: { person: person.id }, thing, card };
}

/** The card that was tapped as it is now, if it is this person's own. */
export async function standInSay(context: Context, messageId: string): Promise<Say[]> {
  const shown = await cardByMessage(context.tx, messageId);
  if (shown?.recipient !== recipientKey({ person: context.person.id })) return [];
  return [await standInFace(context, shown.thing)];
}
