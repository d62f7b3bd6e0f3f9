import { words as general } from '../../cards/words.ts';
import { partnerWords as words } from '../../cards/words-partner.ts';
import { endPartner, keepPartner, partnerList } from '../../db/helpers.ts';
import { isPartnerName } from '../domain/crews.ts';
import { idOf, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { partnersFace } from '../faces/partner-face.ts';
import type { Action } from '../handler.ts';

const { labels } = words;

/** 登记联合人员. */
export const keepPartnerAction: Action = {
  name: 'keep-partner',
  may: 'keep-registers',
  async run(context, { form }) {
    const { tx, bureauId, person } = context;
    const department = requiredText(form, { name: 'department', label: labels.department, max: 30 });
    if (!isPartnerName(department, [general.crew, general.expertCrew]))
      throw new Refusal('partner-department');
    const certificateNo = requiredText(form, { name: 'certificate', label: labels.certificate, max: 40 });
    if ((await partnerList(tx, bureauId)).some((each) => each.certificateNo === certificateNo))
      throw new Refusal('partner-twice');
    const kept = await keepPartner(tx, {
      bureauId,
      department,
      name: requiredText(form, { name: 'name', label: labels.name, max: 20 }),
      certificateNo,
      validUntil: requiredDay(form, { name: 'until', label: labels.until }),
      keptBy: person.id,
    });
    const detail = { code: kept.code, department, validUntil: kept.validUntil };
    return {
      says: [await partnersFace(context)],
      toast: words.keptToast,
      journal: { subject: `partner/${kept.id}`, detail },
    };
  },
};

/** 不再参加. */
export const endPartnerAction: Action = {
  name: 'end-partner',
  may: 'keep-registers',
  async run(context, { form }) {
    const id = idOf(requiredText(form, { name: 'person', label: labels.person }));
    if (!(await endPartner(context.tx, context.bureauId, id))) throw new Refusal('stale');
    return {
      says: [await partnersFace(context)],
      toast: words.endedToast,
      journal: { subject: `partner/${id}` },
    };
  },
};
