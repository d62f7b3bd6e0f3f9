/** 抽查事项清单: adjusted by whoever keeps it, published by 分管领导 (实施细则 三(一); 国办发〔2024〕54号). */
import { insertVersion, newestPublished, updateVersion, versionById } from '../../db/item-versions.ts';
import type { ItemInForce } from '../../db/items.ts';
import { signChanges } from '../../db/register-history.ts';
import { approversOf, checkApprover } from '../domain/approval.ts';
import { type Adjustment, adjusted } from '../domain/item.ts';
import { Refusal } from '../domain/refusal.ts';
import { itemBench, itemFaces, mayAdjust } from '../faces/item-faces.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';

export type Done = { readonly version: ItemInForce; readonly says: Say[] };

/** 提交: the next version of an item waits for its approval. */
export async function submitAdjustment(
  context: Context,
  itemId: number,
  adjustment: Adjustment,
  reason: string,
): Promise<Done> {
  const { tx, person, now, today } = context;
  if (!(await mayAdjust(context)).some(({ id }) => id === itemId)) throw new Refusal('not-your-item');
  const old = await newestPublished(tx, itemId);
  if (!old) throw new Refusal('not-your-item');
  await signChanges(tx, { actorId: person.id, why: reason });
  const { id: _, no: __, publishedAt: ___, decidedAt: ____, ...kept } = adjusted(old, adjustment, today);
  const made = await insertVersion(tx, {
    ...kept,
    state: 'submitted',
    reason,
    madeBy: person.id,
    madeAt: now,
    submittedBy: person.id,
    submittedAt: now,
    decidedBy: null,
    onBehalfOf: null,
    returnReason: null,
  });
  if (!made) throw new Refusal('item-open');
  if (approversOf(await itemBench(context, made)).length === 0) throw new Refusal('nobody-approves');
  const version = (await versionById(tx, made.id))!;
  return { version, says: await itemFaces(context, version) };
}

/** 同意公布, or 退回 with a reason. */
export async function decideItem(
  context: Context,
  id: number,
  decision: 'approve' | 'return',
  reason: string | undefined,
): Promise<Done> {
  const { tx, person, now } = context;
  const version = await versionById(tx, id);
  if (!version) throw new Refusal('stale');
  const { behalf } = checkApprover(await itemBench(context, version), person.id);
  if (version.state !== 'submitted') throw new Refusal('approval-settled');
  if (decision === 'return' && reason === undefined) throw new Refusal('return-reason-missing');
  await signChanges(tx, { actorId: person.id, ...(reason !== undefined && { why: reason }) });
  const decided = { decidedBy: person.id, decidedAt: now, onBehalfOf: behalf ?? null };
  const settled = await updateVersion(
    tx,
    version,
    decision === 'approve'
      ? { ...decided, state: 'published', publishedAt: now }
      : { ...decided, state: 'returned', returnReason: reason ?? null },
  );
  const whole = { ...version, ...settled };
  return { version: whole, says: await itemFaces(context, whole) };
}
