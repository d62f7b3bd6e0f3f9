/** 抽查事项: the form, and the living card of a version for whoever submitted it and whoever decides. */
import { type ItemView, itemCard, itemFormCard } from '../../cards/item.ts';
import { itemDraftCard, newItemForm } from '../../cards/item-new.ts';
import { register } from '../../cards/words-register.ts';
import { sectionById } from '../../db/bureau.ts';
import { readersOf } from '../../db/card-messages.ts';
import { newestPublished, openVersions, publishedVersions } from '../../db/item-versions.ts';
import { allItems, type ItemInForce, type ItemVersion } from '../../db/items.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { personById } from '../../db/people.ts';
import { approversOf, type Bench } from '../domain/approval.ts';
import { Refusal } from '../domain/refusal.ts';
import { TRADES } from '../domain/vocabulary.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { benchFor, passedTo } from './approval-faces.ts';

export const itemThing = (id: number) => `item-version/${id}`;

/** Who may be asked for the publication of a version. */
export async function itemBench(scene: Scene, version: ItemVersion): Promise<Bench> {
  return benchFor(scene, version.ownerId, version.submittedBy === null ? [] : [version.submittedBy]);
}

export async function itemFormFace(context: Context, thing: string): Promise<Say> {
  const { tx, bureauId, person, today } = context;
  const published = new Set((await publishedVersions(tx, bureauId)).map(({ itemId }) => itemId));
  const mine = (await mayAdjust(context)).filter(({ id }) => published.has(id));
  const waiting = (await openVersions(tx, bureauId)).map(({ name }) => name);
  const items = mine.map(({ id, name }) => ({ id, name }));
  return { is: 'card', to: { person: person.id }, thing, card: itemFormCard({ today, items, waiting }) };
}

/** 执法监督科 keeps all items; a chief those of the trades of the own section. */
export async function mayAdjust({ tx, bureauId, person }: Context) {
  const all = await allItems(tx, bureauId);
  if (person.roles.includes('office')) return all;
  const section = person.sectionId === null ? undefined : await sectionById(tx, person.sectionId);
  return all.filter(({ trade }) => section?.trades.includes(trade));
}

/** 行业 whose items somebody keeps: of the own section, or all. */
export async function tradesToKeep({ tx, person }: Context): Promise<readonly string[]> {
  if (person.roles.includes('office')) return TRADES.map(({ name }) => name);
  const section = person.sectionId === null ? undefined : await sectionById(tx, person.sectionId);
  return section?.trades ?? [];
}

export async function newItemFace(context: Context, thing: string): Promise<Say> {
  const trades = await tradesToKeep(context);
  if (trades.length === 0) throw new Refusal('not-your-item');
  const card = newItemForm({ today: context.today, trades });
  return { is: 'card', to: { person: context.person.id }, thing, card };
}

/** The draft, in place of the form that it began with. */
export function itemDraftFace({ person }: Context, version: ItemInForce, thing: string): Say {
  const { method, object, ratio, frequency, officers } = version;
  const filled = Object.fromEntries(
    Object.entries({ method, object, ratio, frequency, officers }).filter(([, value]) => value !== null),
  );
  const rows = Object.entries(COLUMNS).flatMap(([key, column]) => {
    const value = version[key as keyof ItemVersion];
    return value === null || key === 'name' ? [] : [{ column, value: register.valueText(column, value) }];
  });
  const { id, name, quoted, category } = version;
  const state = version.state === 'submitted' || version.state === 'withdrawn' ? version.state : 'draft';
  const card = itemDraftCard({ id, state, name, rows, quoted, category, filled });
  return { is: 'card', to: { person: person.id }, thing, card };
}

export async function itemFaces(scene: Scene, version: ItemInForce): Promise<Say[]> {
  const thing = itemThing(version.id);
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, thing));
  if (version.submittedBy !== null) keys.add(recipientKey({ person: version.submittedBy }));
  const open = version.state === 'submitted';
  const bench = await itemBench(scene, version);
  if (open) for (const { id } of approversOf(bench)) keys.add(recipientKey({ person: id }));
  const view = await viewOf(scene, version);
  const says: Say[] = [];
  for (const to of [...keys].map(recipientOf)) {
    const passed = open ? await passedTo(scene, bench, to) : {};
    says.push({ is: 'card', to, thing, card: itemCard({ ...view, ...passed }) });
  }
  return says;
}

/** Fields of a version, by the names of the columns. */
const COLUMNS = {
  name: 'name',
  basis: 'basis',
  powerEntry: 'power_entry',
  body: 'body',
  content: 'content',
  source: 'source',
  method: 'method',
  object: 'object',
  ratio: 'ratio',
  frequency: 'frequency',
  officers: 'officers',
  jointWith: 'joint_with',
  effectiveTo: 'effective_to',
} as const satisfies Partial<Record<keyof ItemVersion, string>>;

async function viewOf({ tx }: Scene, version: ItemInForce): Promise<ItemView> {
  const name = async (id: number | null) => (id === null ? '' : ((await personById(tx, id))?.name ?? ''));
  const before = version.state === 'published' ? undefined : await newestPublished(tx, version.itemId);
  const isNew = before === undefined && version.state !== 'published';
  const behalf = await name(version.onBehalfOf);
  const changes = Object.entries(COLUMNS).flatMap(([key, column]) => {
    const [was, is] = [before?.[key as keyof ItemVersion] ?? null, version[key as keyof ItemVersion] ?? null];
    if (was === is || (before === undefined && is === null)) return [];
    return [{ column, before: register.valueText(column, was), after: register.valueText(column, is) }];
  });
  return {
    id: version.id,
    state: version.state,
    name: version.name,
    no: version.no,
    changes,
    ...(isNew && { isNew }),
    from: version.effectiveFrom,
    to: version.effectiveTo,
    quoted: version.quoted,
    reason: version.reason ?? '',
    submitter: await name(version.submittedBy),
    submittedAt: version.submittedAt ?? version.madeAt,
    ...(version.decidedAt && {
      decided: { by: await name(version.decidedBy), at: version.decidedAt, ...(behalf && { behalf }) },
    }),
    ...(version.returnReason && { returnReason: version.returnReason }),
  };
}
