/** 变更记录 as it is said: the latest changes, those of one thing, or the registers as they stood on a day. Always in private. */
import { historyWords as words } from '../../cards/words-register-history.ts';
import { allItems } from '../../db/items.ts';
import { findPeople } from '../../db/lookups.ts';
import { foldText, queryOf } from '../domain/lookup.ts';
import type { Day } from '../domain/working-days.ts';
import { historySay, type Thing } from '../faces/register-history.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { askDay } from './day-export.ts';
import { unitsCalled } from './find-unit.ts';

/** so many names are said */
const NAMED = 8;

/** Of what is called so; of everything where nothing is named. */
export async function changesSaid(context: Context, text: string, once: string): Promise<Say[]> {
  const to = { person: context.person.id };
  if (text === '') return [await historySay(context, to, undefined, once)];
  const found = await find(context, text);
  const [thing] = found;
  if (thing && found.length === 1) return [await historySay(context, to, thing, once)];
  const many = found
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join('、');
  return [{ is: 'text', to, text: many === '' ? words.unknown(text) : words.many(many) }];
}

/** The registers as they stood when that day ended, made by the clock, a file each. */
export async function registersOf(context: Context, day: Day): Promise<Say[]> {
  if (day > context.today) return [{ is: 'text', to: { person: context.person.id }, text: words.future }];
  return [await askDay(context, day)];
}

/** What the text names: exactly, else in part. */
async function find(context: Context, text: string): Promise<Thing[]> {
  const { tx, bureauId } = context;
  const sought = foldText(text);
  const items = (await allItems(tx, bureauId)).filter(
    ({ name, code }) => foldText(name).includes(sought) || foldText(code) === sought,
  );
  const all = [
    ...(await unitsCalled(context, text)).map((each) => ({ ...each, is: 'enterprise' as const })),
    ...(await findPeople(tx, bureauId, queryOf(text))).map((each) => ({ ...each, is: 'person' as const })),
    ...items.map((each) => ({ ...each, is: 'item' as const })),
  ];
  const exact = all.filter(({ name, code }) => [name, code].map(foldText).includes(sought));
  return (exact.length > 0 ? exact : all).map(({ is, id, name }) => ({ is, id, name }));
}
