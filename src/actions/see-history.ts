import { historyWords as words } from '../../cards/words-register-history.ts';
import { optionalDay, optionalText } from '../domain/form-fields.ts';
import { normaliseText } from '../domain/numerals.ts';
import type { Action } from '../handler.ts';
import { changesSaid, registersOf } from '../registers/history-says.ts';

/** 查变更: of one thing, or the registers of a day, as 「变更 …」 brings them. */
export const seeHistory: Action = {
  name: 'see-history',
  may: 'see-registers',
  async run(context, { form, key }) {
    const query = optionalText(form, { name: 'query', label: words.fields.query, max: 60 }) ?? '';
    const day = optionalDay(form, { name: 'day', label: words.fields.day });
    const once = `register-history/${key}`;
    const onlyDay = query === '' && day !== undefined;
    const says = [
      ...(onlyDay ? [] : await changesSaid(context, normaliseText(query), once)),
      ...(day === undefined ? [] : await registersOf(context, day)),
    ];
    return { says, toast: words.toast };
  },
};
