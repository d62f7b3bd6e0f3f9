import { words as general } from '../../cards/words.ts';
import { register } from '../../cards/words-register.ts';
import { signChanges } from '../../db/register-history.ts';
import { insertOverride } from '../../db/visits.ts';
import { normaliseText } from '../domain/numerals.ts';
import { Refusal } from '../domain/refusal.ts';
import { OVERRIDE_CAUSES } from '../domain/register.ts';
import type { Command, Context } from '../handler.ts';
import { unitsCalled } from '../registers/find-unit.ts';

const words = register.override;

/** 超上限 企业 依据 文号: one visit beyond the cap, by complaint, transfer or order, with its document (国办发〔2024〕54号). */
export const override: Command = {
  name: 'override',
  words: general.commands.override,
  may: 'keep-enterprises',
  async run(context, _message, rest) {
    const { tx, bureauId, person, now, today } = context;
    const to = { person: person.id };
    const read = readLine(rest);
    if (!read) return { says: [{ is: 'text', to, text: words.usage }] };
    const { cause, documentNo } = read;
    const unit = await unitOf(context, read.name);
    await signChanges(tx, { actorId: person.id, why: documentNo });
    const made = await insertOverride(tx, {
      bureauId,
      enterpriseId: unit.id,
      year: Number(today.slice(0, 4)),
      cause,
      documentNo,
      enteredBy: person.id,
      enteredAt: now,
    });
    const text = made ? words.done(unit.name, register.causes[cause], documentNo) : words.again(documentNo);
    return {
      says: [{ is: 'text', to, text }],
      journal: { subject: `enterprise/${unit.id}`, detail: { cause, documentNo, made } },
    };
  },
};

/** The cause stands between the name and the number of the document. */
function readLine(rest: string) {
  const text = rest.trim().replace(/\s+/gu, ' ');
  for (const cause of OVERRIDE_CAUSES) {
    const [name = '', documentNo = '', ...more] = text
      .split(register.causes[cause])
      .map((part) => part.trim());
    if (name !== '' && documentNo !== '' && more.length === 0)
      return { name: normaliseText(name), cause, documentNo: documentNo.slice(0, 60) };
  }
  return undefined;
}

/** A chief enters those of the own section. */
async function unitOf(context: Context, name: string) {
  const { person } = context;
  const [unit, ...more] = await unitsCalled(context, name);
  if (!unit || more.length > 0) throw new Refusal('unknown-enterprise', { text: name });
  const everywhere = person.roles.includes('office') || person.roles.includes('admin');
  if (!everywhere && unit.sectionId !== person.sectionId) throw new Refusal('not-your-enterprise');
  return unit;
}
