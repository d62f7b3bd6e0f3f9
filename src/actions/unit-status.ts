import { unitStatusCard, unitStatusForm } from '../../cards/unit-status.ts';
import { unitStatusWords as words } from '../../cards/words-unit-status.ts';
import { setUnitStatus, unitUnderWay } from '../../db/enterprises.ts';
import { signChanges } from '../../db/register-history.ts';
import { isAllowed } from '../domain/abilities.ts';
import { choice, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Action, Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { enterprisesOf } from './enterprise-of.ts';
import { formOf } from './own-form.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });

/** 停产, 注销, 恢复: with what shows it; nobody leaves the register by it (实施细则 三(二)). */
export const setUnitStatusAction: Action = {
  name: 'set-unit-status',
  may: 'keep-enterprises',
  async run(context, tap) {
    const { form } = tap;
    const { tx, person, now, today } = context;
    const status = choice(form, field('status'), ['suspended', 'cancelled', 'active']);
    const since = requiredDay(form, field('since'));
    const evidence = requiredText(form, field('evidence'));
    if (since > today) throw new Refusal('day-future');
    const units = await enterprisesOf(context, form, words.fields.enterprise);
    const [unit] = units;
    if (units.length > 1) {
      const text = requiredText(form, field('enterprise'));
      return shown(context, tap, unitStatusForm({ today, choose: { text, units, status, since, evidence } }));
    }
    const everywhere = isAllowed('keep-registers', person.roles);
    if (!everywhere && unit.sectionId !== person.sectionId) throw new Refusal('not-your-enterprise');
    if (unit.status === status) throw new Refusal('same-status');
    await signChanges(tx, { actorId: person.id, why: evidence });
    await setUnitStatus(tx, unit.id, { status, statusSince: since, statusEvidence: evidence });
    const card = unitStatusCard({
      ...{ name: unit.name, county: unit.county, before: unit.status, after: status, since, evidence },
      isListed: unit.listing !== 'none',
      underWay: await unitUnderWay(tx, unit.id),
      who: person.name,
      at: now,
    });
    const journal = {
      subject: `enterprise/${unit.id}`,
      detail: { from: unit.status, to: status, since, evidence },
    };
    return { ...(await shown(context, tap, card)), toast: words.toast, journal };
  },
};

/** In place of the form that was sent in. */
async function shown(context: Context, tap: Tap, card: ReturnType<typeof unitStatusCard>) {
  const thing = await formOf(context, tap, 'unit-status');
  const says = [{ is: 'card' as const, to: { person: context.person.id }, thing, card }];
  return { says, toast: words.whichToast };
}
