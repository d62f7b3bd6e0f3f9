/** 超上限: one visit beyond the cap, by complaint, transfer or order, with its document (国办发〔2024〕54号). */
import { signChanges } from '../../db/register-history.ts';
import { insertOverride } from '../../db/visits.ts';
import { isAllowed } from '../domain/abilities.ts';
import { Refusal } from '../domain/refusal.ts';
import type { OverrideCause } from '../domain/register.ts';
import type { Context } from '../handler.ts';

type Unit = { readonly id: number; readonly sectionId: number | null };
type Ground = { readonly cause: OverrideCause; readonly documentNo: string };

/** Whether it is new: a document is good for one visit. A chief enters those of the own section. */
export async function enterOverride(context: Context, unit: Unit, ground: Ground) {
  const { tx, bureauId, person, now, today } = context;
  const everywhere = isAllowed('keep-registers', person.roles);
  if (!everywhere && unit.sectionId !== person.sectionId) throw new Refusal('not-your-enterprise');
  await signChanges(tx, { actorId: person.id, why: ground.documentNo });
  const made = await insertOverride(tx, {
    bureauId,
    enterpriseId: unit.id,
    year: Number(today.slice(0, 4)),
    ...ground,
    enteredBy: person.id,
    enteredAt: now,
  });
  return { made, journal: { subject: `enterprise/${unit.id}`, detail: { ...ground, made } } };
}
