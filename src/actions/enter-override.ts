import { overrideCard, overrideForm } from '../../cards/override.ts';
import { overrideWords as words } from '../../cards/words-override.ts';
import { choice, requiredText } from '../domain/form-fields.ts';
import { OVERRIDE_CAUSES } from '../domain/register.ts';
import type { Action } from '../handler.ts';
import { enterOverride } from '../registers/override.ts';
import { enterprisesOf } from './enterprise-of.ts';
import { formOf } from './own-form.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });

/** 登记超上限检查的依据和文号. */
export const enterOverrideAction: Action = {
  name: 'enter-override',
  may: 'keep-enterprises',
  async run(context, tap) {
    const { form } = tap;
    const to = { person: context.person.id };
    const cause = choice(form, field('cause'), OVERRIDE_CAUSES);
    const documentNo = requiredText(form, { ...field('documentNo'), max: 60 });
    const thing = await formOf(context, tap, 'override');
    const units = await enterprisesOf(context, form, words.fields.enterprise);
    const [unit] = units;
    if (units.length > 1) {
      const card = overrideForm({ text: requiredText(form, field('enterprise')), units, cause, documentNo });
      return { says: [{ is: 'card', to, thing, card }], toast: words.whichToast };
    }
    const { made, journal } = await enterOverride(context, unit, { cause, documentNo });
    const { name: who } = context.person;
    const card = overrideCard({ name: unit.name, cause, documentNo, made, who, at: context.now });
    return { says: [{ is: 'card', to, thing, card }], toast: made ? words.toast : words.againToast, journal };
  },
};
