/** 抽查事项: the form, and the living card of a version for whoever submitted it and whoever decides. */
import { type ItemView, itemCard, itemFormCard } from '../../cards/item.ts';
import { register } from '../../cards/words-register.ts';
import { sectionById } from '../../db/bureau.ts';
import { readersOf } from '../../db/card-messages.ts';
import { newestPublished, openVersions } from '../../db/item-versions.ts';
import { allItems, type ItemInForce, type ItemVersion } from '../../db/items.ts';
import { recipientKey, recipientOf } from '../../db/outbox.ts';
import { personById } from '../../db/people.ts';
import { approversOf, type Bench } from '../domain/approval.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { benchFor } from './approval-faces.ts';

export const itemThing = (id: number) => `item-version/${id}`;

/** Who may be asked for the publication of a version. */
export async function itemBench(scene: Scene, version: ItemVersion): Promise<Bench> {
  return benchFor(scene, version.ownerId, version.submittedBy === null ? [] : [version.submittedBy]);
}

export async function itemFormFace(context: Context, thing: string): Promise<Say> {
  const { tx, bureauId, person, today } = context;
  const mine = await mayAdjust(context);
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

export async function itemFaces(scene: Scene, version: ItemInForce): Promise<Say[]> {
  const thing = itemThing(version.id);
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, thing));
  if (version.submittedBy !== null) keys.add(recipientKey({ person: version.submittedBy }));
  if (version.state === 'submitted')
    for (const { id } of approversOf(await itemBench(scene, version))) keys.add(recipientKey({ person: id }));
  const card = itemCard(await viewOf(scene, version));
  return [...keys].map((key): Say => ({ is: 'card', to: recipientOf(key), thing, card }));
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
