/** The enterprise that a form names: one that was chosen, or those that fit what was typed. */
import type { Tx } from '../../db/connect.ts';
import { type Enterprise, enterprisesById, enterprisesLike } from '../../db/enterprises.ts';
import { idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { normaliseText } from '../domain/numerals.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Context } from '../handler.ts';
import type { Tap } from '../messages.ts';

/** so many are offered to choose from */
const OFFERED = 20;

export async function enterpriseOfBureau(tx: Tx, bureauId: number, id: number): Promise<Enterprise> {
  const [unit] = await enterprisesById(tx, [id]);
  if (unit?.bureauId !== bureauId) throw new Refusal('stale');
  return unit;
}

/** By its field `unit` or `enterprise`; more than one: somebody has to choose. `label`: of the field. */
export async function enterprisesOf(
  { tx, bureauId }: Context,
  form: Tap['form'],
  label: string,
): Promise<readonly [Enterprise, ...Enterprise[]]> {
  const chosen = optionalText(form, { name: 'unit', label });
  if (chosen !== undefined) return [await enterpriseOfBureau(tx, bureauId, idOf(chosen))];
  const text = normaliseText(requiredText(form, { name: 'enterprise', label }));
  const found = await enterprisesLike(tx, bureauId, text, { limit: OFFERED + 1 });
  const [first, ...more] = found;
  if (!first) throw new Refusal('no-such-enterprise', { text });
  if (found.length > OFFERED) throw new Refusal('many-enterprises', { text });
  const exact = found.filter(({ code, creditCode, name }) =>
    [code, creditCode, normaliseText(name)].includes(text),
  );
  return exact.length === 1 && exact[0] ? [exact[0]] : [first, ...more];
}
