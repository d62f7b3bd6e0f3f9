import { words } from '../../cards/words.ts';
import { type LookupKind, queryOf } from '../domain/lookup.ts';
import { lookupSay } from '../faces/lookup-faces.ts';
import type { Command } from '../handler.ts';
import { replyTo } from '../messages.ts';

/** 名录, 人员, 事项 with a part of the name or code: answered where it was asked. */
const lookUp = (name: string, kind: LookupKind, own: Command['words']): Command => ({
  name,
  words: own,
  may: 'look-up',
  async run(context, message, rest) {
    const place = { to: replyTo(context, message), thing: `lookup/${message.key}` };
    return { says: [await lookupSay(context, place, { kind, page: 1, query: queryOf(rest) })] };
  },
});

export const lookUpUnits = lookUp('units', 'enterprise', words.commands.units);
export const lookUpPeople = lookUp('people', 'person', words.commands.people);
export const lookUpItems = lookUp('items', 'item', words.commands.items);

/** 到期, of what one answers for; always in private. */
export const lookUpDue: Command = {
  name: 'due',
  words: words.commands.due,
  may: 'look-up',
  async run(context, message, rest) {
    const place = { to: { person: context.person.id }, thing: `lookup/${message.key}` };
    return { says: [await lookupSay(context, place, { kind: 'due', page: 1, query: queryOf(rest) })] };
  },
};
