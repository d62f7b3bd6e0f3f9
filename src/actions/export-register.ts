import { exportWords as words } from '../../cards/words-export.ts';
import { choice } from '../domain/form-fields.ts';
import type { Action } from '../handler.ts';
import { EXPORTS } from '../registers/export-columns.ts';
import { exportSays, templateSays } from '../registers/export-says.ts';

/** 导出名录 by the form: what is in a register, or its template. */
export const exportRegisterAction: Action = {
  name: 'export-register',
  may: 'see-registers',
  async run(context, { form }) {
    const kind = choice(form, { name: 'register', label: words.fields.register }, EXPORTS);
    const what = choice(form, { name: 'what', label: words.fields.what }, ['rows', 'template']);
    const says = what === 'rows' ? await exportSays(context, kind) : await templateSays(context, kind);
    return { says, toast: words.toast, journal: { subject: 'registers', detail: { kind, what } } };
  },
};
