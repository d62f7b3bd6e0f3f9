import { EVERYONE } from '../../cards/qualification.ts';
import { qualificationWords as words } from '../../cards/words-qualification.ts';
import { keepFailure, keepReview } from '../../db/qualification.ts';
import { signChanges } from '../../db/register-history.ts';
import { lookForUnfit } from '../ceremony/replace-unfit.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { qualificationFace, reviewsDue } from '../faces/qualification-face.ts';
import type { Action } from '../handler.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });

/** 登记审查结论, of one or, where all are fit, of everyone who is due (实施细则 三(三)). */
export const reviewInspector: Action = {
  name: 'review-inspector',
  may: 'review-inspectors',
  async run(context, { form }) {
    const { tx, person, today } = context;
    const who = requiredText(form, field('who'));
    const result = choice(form, field('result'), ['pass', 'fail']);
    const day = requiredDay(form, field('day'));
    const reason = optionalText(form, field('reason'));
    if (day > today) throw new Refusal('day-future');
    const { due } = await reviewsDue(context);
    const chosen = who === EVERYONE ? due : due.filter(({ id }) => id === idOf(who));
    const [first] = chosen;
    if (!first) throw new Refusal('stale');
    if (result === 'fail' && who === EVERYONE) throw new Refusal('fail-one-by-one');
    if (result === 'fail' && reason === undefined) throw new Refusal('fail-reason-missing');
    if (chosen.some(({ id }) => id === person.id)) throw new Refusal('own-qualification');
    await signChanges(tx, { actorId: person.id, ...(reason !== undefined && { why: reason }) });
    const review = { reviewedBy: person.name, reviewedOn: day };
    if (result === 'fail') {
      await keepFailure(tx, first.id, review);
      await lookForUnfit(context);
    } else {
      const ids = chosen.map(({ id }) => id);
      await keepReview(tx, ids, review);
    }
    return {
      says: [await qualificationFace(context)],
      toast: result === 'fail' ? words.failToast : words.toast(chosen.length),
      journal: {
        subject: who === EVERYONE ? 'inspectors' : `person/${first.id}`,
        detail: { result, day, reason, people: chosen.map(({ id }) => id) },
      },
    };
  },
};
