import { itemWords as words } from '../../cards/words-item.ts';
import { decideItem, submitAdjustment } from '../ceremony/items.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { ADJUSTABLE } from '../domain/item.ts';
import type { Action } from '../handler.ts';

const field = (name: keyof typeof words.fields, max?: number) => ({
  name,
  label: words.fields[name],
  ...(max !== undefined && { max }),
});

/** 提交审批: the next version of an item. */
export const adjustItem: Action = {
  name: 'adjust-item',
  may: 'keep-items',
  async run(context, { form }) {
    const adjustment = {
      field: choice(form, field('field'), ADJUSTABLE),
      value: optionalText(form, field('value', 1000)),
      from: requiredDay(form, field('from')),
      source: optionalText(form, field('source')),
    };
    const itemId = idOf(requiredText(form, field('item')));
    const reason = requiredText(form, field('reason'));
    const { version, says } = await submitAdjustment(context, itemId, adjustment, reason);
    const detail = { item: version.code, version: version.no, field: adjustment.field };
    return { says, toast: words.submittedToast, journal: { subject: `item/${version.itemId}`, detail } };
  },
};

/** 同意公布, or 退回. */
export const decideItemAction: Action = {
  name: 'decide-item',
  may: 'approve-item',
  async run(context, { id, form }) {
    const decision = choice(form, field('decision'), ['approve', 'return']);
    const reason = optionalText(form, { ...field('returnReason'), name: 'reason' });
    const { version, says } = await decideItem(context, idOf(id), decision, reason);
    const detail = { item: version.code, version: version.no, decision, reason };
    const toast = decision === 'approve' ? words.approvedToast : words.returnedToast;
    return { says, toast, journal: { subject: `item/${version.itemId}`, detail } };
  },
};
