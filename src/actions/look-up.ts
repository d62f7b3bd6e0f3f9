import { lookup as words } from '../../cards/words-lookup.ts';
import { cardByMessage } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import { queryOf, readLookup } from '../domain/lookup.ts';
import { Refusal } from '../domain/refusal.ts';
import { lookupSay, openedSay, type Place } from '../faces/lookup-faces.ts';
import type { Action, Context } from '../handler.ts';
import type { Tap } from '../messages.ts';

/** 上一页, 下一页, 返回: on the same card. */
export const pageLookup: Action = {
  name: 'page-lookup',
  may: 'look-up',
  async run(context, tap) {
    const says = [await lookupSay(context, await placeOf(context, tap), readLookup(tap.id))];
    return { says, toast: words.toast };
  },
};

/** 查询 what is typed into the card. */
export const findLookup: Action = {
  name: 'find-lookup',
  may: 'look-up',
  async run(context, tap) {
    const { kind } = readLookup(tap.id);
    const label = words.field[kind];
    if (!label) throw new Refusal('stale');
    const query = queryOf(requiredText(tap.form, { name: 'query', label, max: 40 }));
    const says = [await lookupSay(context, await placeOf(context, tap), { kind, page: 1, query })];
    return { says, toast: words.found };
  },
};

/** 查看 one of the page. */
export const openLookup: Action = {
  name: 'open-lookup',
  may: 'look-up',
  async run(context, tap) {
    const id = idOf(requiredText(tap.form, { name: 'which', label: words.which }));
    const says = [await openedSay(context, await placeOf(context, tap), readLookup(tap.id), id)];
    return { says, toast: words.opened };
  },
};

/** The card that was tapped, if it is this person's own or a group's: what a private one shows is for its reader alone. */
async function placeOf({ tx, person }: Context, { messageId, chatId }: Tap): Promise<Place> {
  const shown = await cardByMessage(tx, messageId);
  for (const to of [{ person: person.id }, { chat: chatId }])
    if (shown?.recipient === recipientKey(to)) return { to, thing: shown.thing };
  throw new Refusal('stale');
}
