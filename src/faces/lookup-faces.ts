/** 查询 as its reader may see it: in a group without what is for few, in private by the reader's rights. */

import { safe } from '../../cards/kit.ts';
import { type ListView, lookupCard, oneCard, type Results } from '../../cards/lookup.ts';
import { shortName } from '../../cards/words.ts';
import { lookup as words } from '../../cards/words-lookup.ts';
import { type ItemInForce, itemsInForce } from '../../db/items.ts';
import { findPeople, findUnits, MOST, unitCounts } from '../../db/lookups.ts';
import { foldText, type Lookup, pageOf, wordsOf } from '../domain/lookup.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Context } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';
import { dueRows } from './due-rows.ts';
import { oneView } from './lookup-one.ts';

type Row = Results['rows'][number];

/** Where the card is, and as which thing. */
export type Place = { readonly to: Recipient; readonly thing: string };

/** The page that was asked for; what alone was found is shown at once. */
export async function lookupSay(context: Context, place: Place, lookup: Lookup): Promise<Say> {
  const { rows, ...more } = await RESULTS[lookup.kind](context, lookup.query);
  const [only] = rows;
  if (rows.length === 1 && only?.id !== undefined && lookup.query !== '')
    return { is: 'card', ...place, card: oneCard(await viewOf(context, place, lookup, only.id)) };
  const { page, pages, rows: shown } = pageOf(rows.slice(0, MOST), lookup.page);
  const view: ListView = {
    lookup: { ...lookup, page },
    count: words.count(rows.length, MOST),
    pages,
    empty: lookup.query === '' ? words.ask[lookup.kind] : words.none(safe(lookup.query)),
    rows: shown,
    ...more,
    ...(rows.length > MOST && { note: words.tooMany(MOST) }),
  };
  return { is: 'card', ...place, card: lookupCard(view) };
}

/** One thing of the results, and the way back to them. */
export async function openedSay(context: Context, place: Place, lookup: Lookup, id: number): Promise<Say> {
  const view = await viewOf(context, place, lookup, id);
  return { is: 'card', ...place, card: oneCard({ ...view, back: lookup }) };
}

async function viewOf(context: Context, { to }: Place, { kind }: Lookup, id: number) {
  const view = kind === 'due' ? undefined : await oneView(context, kind, id, 'person' in to);
  if (!view) throw new Refusal('stale');
  return view;
}

const RESULTS: Record<Lookup['kind'], (context: Context, query: string) => Promise<Results>> = {
  async enterprise({ tx, bureauId }, query) {
    if (query === '') return { rows: [], lead: words.sections(await unitCounts(tx, bureauId)) };
    const rows = (await findUnits(tx, bureauId, query)).map(({ id, name, county, ...unit }): Row => {
      const short = shortName(name, county);
      return {
        id,
        name: short,
        line: words.unit.line(`**${safe(short)}**`, unit.section, unit.isKey, unit.status),
      };
    });
    return { rows };
  },
  async person({ tx, bureauId }, query) {
    const found = await findPeople(tx, bureauId, query);
    const rows = found.map(({ id, name, section, title }): Row => {
      const person = {
        name: `**${safe(name)}**`,
        section: section && safe(section),
        title: title && safe(title),
      };
      return { id, name: words.person.line({ name, section, title: null }), line: words.person.line(person) };
    });
    return { rows };
  },
  async item(context, query) {
    return { rows: (await itemsFound(context, query)).map(itemRow) };
  },
  due: dueRows,
};

async function itemsFound({ tx, bureauId, today }: Context, query: string): Promise<ItemInForce[]> {
  const all = await itemsInForce(tx, bureauId, today);
  const has = (item: ItemInForce) => foldText(`${item.name} ${item.code} ${item.trade}`);
  return all.filter((item) => wordsOf(query).every((word) => has(item).includes(word)));
}

function itemRow({ itemId, name, trade, effectiveFrom }: ItemInForce): Row {
  return { id: itemId, name, line: words.item.line(`**${safe(name)}**`, safe(trade), effectiveFrom) };
}
