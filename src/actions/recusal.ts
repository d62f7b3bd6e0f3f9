import { recusalWords as words } from '../../cards/words-recusal.ts';
import { confirmDeclaration } from '../../db/recusal-declarations.ts';
import { declareRecusal, endRecusal } from '../../db/recusals.ts';
import { signChanges } from '../../db/register-history.ts';
import { lookForUnfit } from '../ceremony/replace-unfit.ts';
import { choice, idOf, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { RECUSAL_KINDS } from '../domain/register.ts';
import { ownRecusalsFace, recusalYearFaces } from '../faces/recusal-faces.ts';
import type { Action, Context } from '../handler.ts';
import { enterpriseOfBureau, enterprisesOf } from './enterprise-of.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });

/** 申报回避: counts at once, in the next FREEZE and in teams that are on their way. The reason goes nowhere else. */
export const declareRecusalAction: Action = {
  name: 'declare-recusal',
  may: 'declare-recusal',
  async run(context, { form }) {
    const { tx, bureauId, person, now } = context;
    const kind = choice(form, field('kind'), RECUSAL_KINDS);
    const reason = requiredText(form, field('reason'));
    const units = await enterprisesOf(context, form, words.fields.enterprise);
    const [unit] = units;
    if (units.length > 1) {
      const text = requiredText(form, field('enterprise'));
      const face = await ownRecusalsFace(context, person.id, { text, units, kind, reason });
      return { says: [face], toast: words.whichToast };
    }
    await signChanges(tx, { actorId: person.id });
    const row = { bureauId, personId: person.id, enterpriseId: unit.id, kind, reason, declaredAt: now };
    if (!(await declareRecusal(tx, row))) throw new Refusal('already-recused');
    await lookForUnfit(context);
    const journal = { subject: `person/${person.id}`, detail: { declared: unit.code } };
    return { says: await facesNow(context), toast: words.declaredToast, journal };
  },
};

/** 解除回避, of what one had declared oneself. */
export const endRecusalAction: Action = {
  name: 'end-recusal',
  may: 'declare-recusal',
  async run(context, { form }) {
    const { tx, person, now } = context;
    const endReason = requiredText(form, field('endReason'));
    await signChanges(tx, { actorId: person.id });
    const unit = await enterpriseOfBureau(tx, context.bureauId, idOf(requiredText(form, field('which'))));
    const ended = await endRecusal(tx, person.id, unit.id, { endedAt: now, endReason });
    if (!ended) throw new Refusal('stale');
    const journal = { subject: `person/${person.id}`, detail: { ended: unit.code } };
    return { says: await facesNow(context), toast: words.endedToast, journal };
  },
};

/** 确认无误: the yearly look through is done. */
export const confirmRecusals: Action = {
  name: 'confirm-recusals',
  may: 'declare-recusal',
  async run(context, { id }) {
    const { tx, person, now, today } = context;
    const year = Number(today.slice(0, 4));
    if (idOf(id) !== year) throw new Refusal('stale');
    const made = await confirmDeclaration(tx, person.id, year, now);
    return {
      says: [...(await facesNow(context)), ...(made ? await recusalYearFaces(context, year) : [])],
      toast: made ? words.confirmedToast : words.againToast,
      journal: { subject: `person/${person.id}`, detail: { year, made } },
    };
  },
};

async function facesNow(context: Context) {
  return [await ownRecusalsFace(context, context.person.id)];
}
