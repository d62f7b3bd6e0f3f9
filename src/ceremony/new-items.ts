/** 新增抽查事项: a draft, filled in and submitted; published by 分管领导 as every other version (实施细则 三(一)). */
import { allSections } from '../../db/bureau.ts';
import { insertVersion, newestPublished, updateVersion, versionById } from '../../db/item-versions.ts';
import { allItems, type ItemInForce, insertItem } from '../../db/items.ts';
import { signChanges } from '../../db/register-history.ts';
import { approversOf } from '../domain/approval.ts';
import { nextItemCode } from '../domain/item.ts';
import { Refusal } from '../domain/refusal.ts';
import { BUREAU } from '../domain/vocabulary.ts';
import { itemBench, tradesToKeep } from '../faces/item-faces.ts';
import type { Context } from '../handler.ts';

export type NewItem = {
  readonly name: string;
  readonly trade: string;
  readonly basis: string;
  readonly content: string;
  readonly method: string;
  readonly source: string | undefined;
  readonly effectiveFrom: string;
};

/** 存为草稿: the item, and its first version. */
export async function draftItem(context: Context, given: NewItem): Promise<ItemInForce> {
  const { tx, bureauId, person, now, today } = context;
  const { trade, source, ...said } = given;
  if (!(await tradesToKeep(context)).includes(trade)) throw new Refusal('not-your-item');
  if (said.effectiveFrom < today) throw new Refusal('day-past');
  const items = await allItems(tx, bureauId);
  if (items.some(({ name }) => name === said.name)) throw new Refusal('item-named', { name: said.name });
  const owner = (await allSections(tx, bureauId)).find(({ trades }) => trades.includes(trade));
  await signChanges(tx, { actorId: person.id });
  const code = nextItemCode(items.map((each) => each.code));
  const itemId = await insertItem(tx, { bureauId, code, trade, name: said.name });
  const made = await insertVersion(tx, {
    ...{ bureauId, itemId, ...said },
    state: 'draft',
    category: 'both',
    body: BUREAU.name,
    quoted: source !== undefined,
    source: source ?? null,
    ownerId: owner?.id ?? null,
    madeBy: person.id,
    madeAt: now,
  });
  return (await versionById(tx, made!.id))!;
}

/** One's own draft, held. */
export async function ownDraft({ tx, bureauId, person }: Context, id: number): Promise<ItemInForce> {
  const version = await versionById(tx, id);
  if (version?.bureauId !== bureauId || version.state !== 'draft') throw new Refusal('stale');
  if (version.madeBy !== person.id) throw new Refusal('not-your-item');
  return version;
}

type Facts = Partial<
  Pick<
    ItemInForce,
    | 'category'
    | 'method'
    | 'object'
    | 'ratio'
    | 'frequency'
    | 'officers'
    | 'powerEntry'
    | 'joint'
    | 'jointWith'
  >
>;

export async function fillDraft(context: Context, id: number, facts: Facts): Promise<ItemInForce> {
  const version = await ownDraft(context, id);
  await signChanges(context.tx, { actorId: context.person.id });
  return { ...version, ...(await updateVersion(context.tx, version, facts)) };
}

/** 提交审批. */
export async function submitDraft(
  context: Context,
  id: number,
  facts: Facts,
  reason: string,
): Promise<ItemInForce> {
  const { tx, person, now, today } = context;
  const version = await ownDraft(context, id);
  if (version.effectiveFrom < today) throw new Refusal('day-past');
  await signChanges(tx, { actorId: person.id, why: reason });
  const submitted = { state: 'submitted', reason, submittedBy: person.id, submittedAt: now } as const;
  const made = { ...version, ...(await updateVersion(tx, version, { ...facts, ...submitted })) };
  if (approversOf(await itemBench(context, made)).length === 0) throw new Refusal('nobody-approves');
  return made;
}

/** 撤回草稿. */
export async function withdrawDraft(context: Context, id: number): Promise<ItemInForce> {
  const version = await ownDraft(context, id);
  await signChanges(context.tx, { actorId: context.person.id });
  return { ...version, ...(await updateVersion(context.tx, version, { state: 'withdrawn' })) };
}

/** 修改后再提交: what came back, as the next draft of whoever had submitted it. */
export async function draftAgain(context: Context, id: number): Promise<ItemInForce> {
  const { tx, bureauId, person, now, today } = context;
  const version = await versionById(tx, id);
  if (version?.bureauId !== bureauId || version.state !== 'returned') throw new Refusal('stale');
  if (version.submittedBy !== person.id) throw new Refusal('not-your-item');
  if (await newestPublished(tx, version.itemId)) throw new Refusal('stale');
  const { id: _, no: __, code: ___, trade: ____, ...kept } = version;
  const nobody = { submittedBy: null, submittedAt: null, decidedBy: null, decidedAt: null, onBehalfOf: null };
  const made = await insertVersion(tx, {
    ...{ ...kept, ...nobody },
    effectiveFrom: kept.effectiveFrom < today ? today : kept.effectiveFrom,
    state: 'draft',
    returnReason: null,
    madeBy: person.id,
    madeAt: now,
  });
  if (!made) throw new Refusal('item-open');
  return (await versionById(tx, made.id))!;
}
