import { movedCard } from '../../cards/moved.ts';
import { faces } from '../../cards/words-faces.ts';
import { waitingThings } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { declarationOf } from '../../db/recusal-declarations.ts';
import { countUndelivered } from '../../db/undelivered.ts';
import { isAllowed } from '../domain/abilities.ts';
import { recusalThing } from '../faces/recusal-faces.ts';
import { undeliveredFaces } from '../faces/undelivered-faces.ts';
import type { Action, Context } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 把卡片再发一次: the cards that wait for this person, in new messages. */
export const showCards: Action = {
  name: 'show-cards',
  may: 'see-own',
  async run(context) {
    const to = { person: context.person.id };
    const things = await waitingThings(context.tx, context.bureauId, recipientKey(to));
    const again = things.map((thing): Say => ({ is: 'again', to, thing, moved: movedCard() }));
    const says = [...again, ...(await recusals(context)), ...(await undelivered(context))];
    return { says, toast: says.length > 0 ? faces.todo.shown : faces.todo.inGroup };
  },
};

/** 年度回避申报, while it is open. */
async function recusals(context: Context): Promise<Say[]> {
  const { tx, person, today } = context;
  const asked = await declarationOf(tx, person.id, Number(today.slice(0, 4)));
  return asked?.declaredAt === null
    ? [{ is: 'again', to: { person: person.id }, thing: recusalThing(person.id), moved: movedCard() }]
    : [];
}

/** 未送达 as it is now: whoever came to the office since then has no such card yet. */
async function undelivered(context: Context): Promise<Say[]> {
  const { tx, bureauId, person } = context;
  if (!isAllowed('settle-undelivered', person.roles)) return [];
  return (await countUndelivered(tx, bureauId)) === 0
    ? []
    : undeliveredFaces(context, [{ person: person.id }]);
}
