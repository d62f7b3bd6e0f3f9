import { overrideForm } from '../../cards/override.ts';
import { words as general } from '../../cards/words.ts';
import { overrideWords as words } from '../../cards/words-override.ts';
import { register } from '../../cards/words-register.ts';
import { normaliseText } from '../domain/numerals.ts';
import { Refusal } from '../domain/refusal.ts';
import { OVERRIDE_CAUSES } from '../domain/register.ts';
import type { Command } from '../handler.ts';
import { unitsCalled } from '../registers/find-unit.ts';
import { enterOverride } from '../registers/override.ts';

/** 超上限 企业 依据 文号; 「超上限」 alone opens the form. */
export const override: Command = {
  name: 'override',
  words: general.commands.override,
  may: 'keep-enterprises',
  async run(context, message, rest) {
    const to = { person: context.person.id };
    if (rest.trim() === '')
      return { says: [{ is: 'card', to, thing: `override/${message.key}`, card: overrideForm() }] };
    const read = readLine(rest);
    if (!read) return { says: [{ is: 'text', to, text: words.usage }] };
    const { name, ...ground } = read;
    const [unit, ...more] = await unitsCalled(context, name);
    if (!unit || more.length > 0) throw new Refusal('unknown-enterprise', { text: name });
    const { made, journal } = await enterOverride(context, unit, ground);
    const { cause, documentNo } = ground;
    const text = made ? words.done(unit.name, register.causes[cause], documentNo) : words.again(documentNo);
    return { says: [{ is: 'text', to, text }], journal };
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
