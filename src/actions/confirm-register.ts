import { confirmWords } from '../../cards/words-register-watch.ts';
import { signChanges } from '../../db/register-history.ts';
import { insertConfirmation, registerCounts } from '../../db/register-watch.ts';
import { drawingSectionOf } from '../ceremony/open-draw.ts';
import { idOf } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { mayConfirm } from '../domain/register-watch.ts';
import { planToSubmit } from '../faces/plan-face.ts';
import { confirmFaces } from '../faces/register-watch.ts';
import type { Action } from '../handler.ts';

/** 确认名录 of the own section for a year, as it now stands (实施细则 三(二)). */
export const confirmRegisterAction: Action = {
  name: 'confirm-register',
  may: 'confirm-register',
  async run(context, { id, key: tapped }) {
    const { tx, bureauId, person, now, today } = context;
    const section = await drawingSectionOf(context);
    const year = idOf(id);
    if (!mayConfirm(year, today)) throw new Refusal('stale');
    const { total, key, changeId } = await registerCounts(tx, bureauId, section.id);
    await signChanges(tx, { actorId: person.id });
    const made = await insertConfirmation(tx, {
      bureauId,
      sectionId: section.id,
      year,
      confirmedBy: person.id,
      confirmedAt: now,
      total,
      key,
      changeId,
    });
    return {
      says: [
        ...(await confirmFaces(context, section, year)),
        ...(await planToSubmit(context, section, year, `plan/${tapped}`)),
      ],
      toast: made ? confirmWords.toast : confirmWords.againToast,
      journal: { subject: `section/${section.id}`, detail: { year, total, key, made } },
    };
  },
};
