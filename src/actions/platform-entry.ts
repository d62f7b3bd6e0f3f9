/** What the forms of 派发 say of the provincial platform. */
import { faces } from '../../cards/words-faces.ts';
import type { Entry } from '../ceremony/dispatch-tasks.ts';
import { optionalDay, optionalText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Tap } from '../messages.ts';

const words = faces.office;

/** The platform's number and the day of its entry, or why there is none. */
export function readEntry(tap: Tap, today: string): Entry {
  const no = optionalText(tap.form, { name: 'platformNo', label: words.platformNo, max: 60 });
  const reason = optionalText(tap.form, { name: 'waiver', label: words.waiver });
  if (no === undefined) {
    if (reason === undefined) throw new Refusal('field-missing', { field: words.platformNo });
    return { is: 'waived', reason };
  }
  const day = optionalDay(tap.form, { name: 'platformDay', label: words.platformDay });
  if (day === undefined) throw new Refusal('field-missing', { field: words.platformDay });
  if (day > today) throw new Refusal('day-future');
  return { is: 'entered', no, day };
}
