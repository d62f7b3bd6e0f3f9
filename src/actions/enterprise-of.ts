/** The enterprise that a form names: one that was chosen, or those that fit what was typed. */
import type { Tx } from '../../db/connect.ts';
import { type Enterprise, enterprisesById } from '../../db/enterprises.ts';
import { idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { normaliseText } from '../domain/numerals.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { unitsCalled } from '../registers/find-unit.ts';

/** so many are offered to choose from */
const OFFERED = 20;

export async function enterpriseOfBureau(tx: Tx, bureauId: number, id: number): Promise<Enterprise> {
  const [unit] = await enterprisesById(tx, [id]);
  if (unit?.bureauId !== bureauId) throw new Refusal('stale');
  return unit;
}

/** By its field `unit` or `enterprise`; more than one: somebody has to choose. `label`: of the field. */
export async function enterprisesOf(
  context: Context,
  form: Tap['form'],
  label: string,
): Promise<readonly [Enterprise, ...Enterprise[]]> {
  const chosen = optionalText(form, { name: 'unit', label });
  if (chosen !== undefined) return [await enterpriseOfBureau(context.tx, context.bureauId, idOf(chosen))];
  const text = normaliseText(requiredText(form, { name: 'enterprise', label }));
  const found = await unitsCalled(context, text);
  if (found.length > OFFERED) throw new Refusal('many-enterprises', { text });
  const rows = new Map(
    (
      await enterprisesById(
        context.tx,
        found.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const [first, ...more] = found.flatMap(({ id }) => rows.get(id) ?? []);
  if (!first) throw new Refusal('no-such-enterprise', { text });
  return [first, ...more];
}
