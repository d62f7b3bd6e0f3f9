import { unitStatusForm } from '../../cards/unit-status.ts';
import { unitStatusWords as words } from '../../cards/words-unit-status.ts';
import { type Enterprise, setUnitStatus } from '../../db/enterprises.ts';
import { signChanges } from '../../db/register-history.ts';
import { attachStatusPhoto, unitPhotos } from '../../db/status-photos.ts';
import { isAllowed } from '../domain/abilities.ts';
import { choice, idOf, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { unitStatusFace } from '../faces/unit-status-face.ts';
import type { Action, Context } from '../handler.ts';
import { enterpriseOfBureau, enterprisesOf } from './enterprise-of.ts';
import { formOf } from './own-form.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });
/** every photo of a unit's visits may be the one */
const PHOTOS = 1000;

/** 停产, 注销, 恢复: with what shows it; nobody leaves the register by it (实施细则 三(二)). */
export const setUnitStatusAction: Action = {
  name: 'set-unit-status',
  may: 'keep-enterprises',
  async run(context, tap) {
    const { form } = tap;
    const { tx, bureauId, person, today } = context;
    const status = choice(form, field('status'), ['suspended', 'cancelled', 'active']);
    const since = requiredDay(form, field('since'));
    const evidence = requiredText(form, field('evidence'));
    if (since > today) throw new Refusal('day-future');
    const thing = await formOf(context, tap, 'unit-status');
    const units = await enterprisesOf(context, form, words.fields.enterprise);
    const [unit] = units;
    if (units.length > 1) {
      const text = requiredText(form, field('enterprise'));
      const card = unitStatusForm({ today, choose: { text, units, status, since, evidence } });
      return { says: [{ is: 'card', to: { person: person.id }, thing, card }], toast: words.whichToast };
    }
    checkOwn(context, unit);
    if (unit.status === status) throw new Refusal('same-status');
    await signChanges(tx, { actorId: person.id, why: evidence });
    await setUnitStatus(tx, unit.id, { status, statusSince: since, statusEvidence: evidence });
    const detail = { from: unit.status, to: status, since, evidence };
    const now = await enterpriseOfBureau(tx, bureauId, unit.id);
    const says = [await unitStatusFace(context, now, thing)];
    return { says, toast: words.toast, journal: { subject: `enterprise/${unit.id}`, detail } };
  },
};

/** 附上照片: one of a visit there, for the state that stands now. */
export const attachStatusPhotoAction: Action = {
  name: 'attach-status-photo',
  may: 'keep-enterprises',
  async run(context, tap) {
    const { tx, bureauId, person, now } = context;
    const unit = await enterpriseOfBureau(tx, bureauId, idOf(tap.id));
    checkOwn(context, unit);
    const since = unit.statusSince;
    const photoId = idOf(requiredText(tap.form, { name: 'photo', label: words.photo }));
    const photos = since ? await unitPhotos(tx, unit.id, since, PHOTOS) : [];
    if (!since || !photos.some(({ id }) => id === photoId)) throw new Refusal('stale');
    const row = { bureauId, enterpriseId: unit.id, since, photoId, addedBy: person.id, addedAt: now };
    await attachStatusPhoto(tx, row);
    return {
      says: [await unitStatusFace(context, unit, await formOf(context, tap, 'unit-status'))],
      toast: words.attachToast,
      journal: { subject: `enterprise/${unit.id}`, detail: { photo: photoId, since } },
    };
  },
};

/** A chief keeps the enterprises of the own section. */
function checkOwn({ person }: Context, unit: Enterprise): void {
  const everywhere = isAllowed('keep-registers', person.roles);
  if (!everywhere && unit.sectionId !== person.sectionId) throw new Refusal('not-your-enterprise');
}
