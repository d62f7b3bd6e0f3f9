/** 查询: all that one reader may see of an enterprise, a person or an item. */
import { clip } from '../../cards/kit.ts';
import type { OneView } from '../../cards/lookup.ts';
import { words as general } from '../../cards/words.ts';
import { lookup as words } from '../../cards/words-lookup.ts';
import { itemsInForce } from '../../db/items.ts';
import { personFacts, unitFacts } from '../../db/lookup-facts.ts';
import { personById } from '../../db/people.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { LookupKind } from '../domain/lookup.ts';
import { PUBLIC_PAGES } from '../domain/public-pages.ts';
import { entryOf, GRADES, STATUSES } from '../domain/vocabulary.ts';
import type { Context } from '../handler.ts';

/** so much of a name stands in a notification */
const NAME = 22;

/** Undefined: it is not there. */
export async function oneView(
  context: Context,
  kind: Exclude<LookupKind, 'due'>,
  id: number,
  isPrivate: boolean,
): Promise<OneView | undefined> {
  if (kind === 'item') return itemView(context, id);
  const view = kind === 'enterprise' ? unitView(context, id, isPrivate) : personView(context, id, isPrivate);
  return view;
}

/**
 * 联系方式 and the like: whoever reads the registers; of those a chief the own section's alone. In a group nobody,
 * for others read there too.
 */
function seesAll({ person }: Context, isPrivate: boolean, sectionId: number | null): boolean {
  if (!isPrivate || !isAllowed('see-registers', person.roles)) return false;
  const bureau = person.roles.some((role) => role !== 'chief' && isAllowed('see-registers', [role]));
  return bureau || (sectionId !== null && sectionId === person.sectionId);
}

async function unitView(context: Context, id: number, isPrivate: boolean): Promise<OneView | undefined> {
  const { tx, bureauId, today } = context;
  const unit = await unitFacts(tx, bureauId, id, today.slice(0, 4));
  if (!unit) return undefined;
  const own = words.unit.fields;
  const all = seesAll(context, isPrivate, unit.sectionId);
  const few: OneView['fields'] = [
    [own.grade, `${unit.grade}（${entryOf(GRADES, unit.grade).name}）`],
    [own.legalPerson, unit.legalPerson],
    [own.contact, [unit.contact, unit.phone].filter((part) => part !== null).join(' ')],
  ];
  return {
    kind: 'enterprise',
    name: clip(unit.name, NAME),
    fields: [
      [own.name, unit.name],
      [own.creditCode, unit.creditCode],
      [own.section, unit.section],
      [own.county, unit.county],
      [own.trades, unit.trades.join('、')],
      [own.isKey, words.unit.isKey(unit.isKey)],
      [own.status, entryOf(STATUSES, unit.status).name],
      [own.address, unit.address],
      [own.visits, words.unit.visits(unit.inspected, unit.yearlyCap)],
      [own.lastVisit, unit.lastVisit],
      [
        own.permits,
        unit.permits.map(({ name, validUntil }) => words.unit.permit(name, validUntil)).join('；'),
      ],
      ...(all ? few : []),
    ],
    ...(!isPrivate && { note: words.groupNote }),
  };
}

async function personView(context: Context, id: number, isPrivate: boolean): Promise<OneView | undefined> {
  const { tx, bureauId, today } = context;
  const facts = await personFacts(tx, bureauId, id, today);
  const who = await personById(tx, id);
  if (!facts || !who) return undefined;
  const own = words.person.fields;
  const { certificate } = facts;
  const all = id === context.person.id ? isPrivate : seesAll(context, isPrivate, who.sectionId);
  const few: OneView['fields'] = [
    [own.away, facts.awayUntil && words.person.away(facts.awayUntil)],
    [own.mobile, facts.mobile === who.code ? null : facts.mobile],
  ];
  const counties = facts.counties.map((each) => (each === '*' ? words.person.wholeCity : each));
  return {
    kind: 'person',
    name: clip(who.name, NAME),
    fields: [
      [own.name, `${who.name}（${words.person.code(who.code)}）`],
      [own.section, who.section],
      [own.title, facts.title],
      [own.roles, who.roles.map((role) => general.roles[role]).join('、')],
      [own.deputyFor, facts.deputyFor.join('、')],
      [own.witnessFor, facts.witnessFor.join('、')],
      [
        own.certificate,
        certificate
          ? words.person.certificate(certificate.no, certificate.validUntil, certificate.inPost)
          : null,
      ],
      [own.specialities, facts.specialities.join('、')],
      [own.counties, counties.join('、')],
      ...(all ? few : []),
    ],
    ...(!isPrivate && { note: words.groupNote }),
  };
}

async function itemView(
  { tx, bureauId, today, publicUrl }: Context,
  id: number,
): Promise<OneView | undefined> {
  const item = (await itemsInForce(tx, bureauId, today)).find(({ itemId }) => itemId === id);
  if (!item) return undefined;
  const own = words.item.fields;
  const address = publicUrl && `${publicUrl.replace(/\/+$/, '')}${PUBLIC_PAGES.items}`;
  return {
    kind: 'item',
    name: clip(item.name, NAME),
    fields: [
      [own.name, item.name],
      [own.trade, item.trade],
      [own.category, words.item.categories[item.category]],
      [own.basis, item.basis],
      [own.body, item.body],
      [own.object, item.object],
      [own.method, item.method],
      [own.ratio, item.ratio],
      [own.frequency, item.frequency],
      [own.content, `${item.content}${item.quoted ? '' : words.item.gist}`],
      [own.source, item.source],
      [own.days, words.item.days(item.no, item.effectiveFrom, item.effectiveTo)],
    ],
    ...(address && { note: words.item.page(address) }),
  };
}
