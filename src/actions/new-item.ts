import { newItemWords as words } from '../../cards/words-item.ts';
import type { ItemInForce } from '../../db/items.ts';
import { draftAgain, draftItem, fillDraft, submitDraft, withdrawDraft } from '../ceremony/new-items.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { itemDraftFace, itemFaces, newItemFace } from '../faces/item-faces.ts';
import type { Action } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { formOf } from './own-form.ts';

const field = (name: keyof typeof words.fields, max?: number) => ({
  name,
  label: words.fields[name],
  ...(max !== undefined && { max }),
});
const journal = ({ itemId, code, no }: ItemInForce, did: string) => ({
  subject: `item/${itemId}`,
  detail: { did, item: code, version: no },
});

/** 新增事项: its form. */
export const openNewItem: Action = {
  name: 'open-new-item',
  may: 'keep-items',
  async run(context, tap) {
    return { says: [await newItemFace(context, `new-item/${tap.key}`)], toast: words.openToast };
  },
};

/** 存为草稿. */
export const newItem: Action = {
  name: 'new-item',
  may: 'keep-items',
  async run(context, tap) {
    const { form } = tap;
    const version = await draftItem(context, {
      name: requiredText(form, field('name', 100)),
      trade: requiredText(form, field('trade')),
      basis: requiredText(form, field('basis')),
      content: requiredText(form, field('content', 1000)),
      source: optionalText(form, field('source')),
      effectiveFrom: requiredDay(form, field('from')),
      method: words.method,
    });
    const face = itemDraftFace(context, version, await formOf(context, tap, 'new-item'));
    return { says: [face], toast: words.keptToast, journal: journal(version, 'draft') };
  },
};

/** 保存补充内容. */
export const fillItem: Action = {
  name: 'fill-item',
  may: 'keep-items',
  async run(context, tap) {
    const { form } = tap;
    const version = await fillDraft(context, idOf(tap.id), {
      category: choice(form, field('category'), ['both', 'key', 'general']),
      method: requiredText(form, field('method')),
      object: optionalText(form, field('object')) ?? null,
      ratio: optionalText(form, field('ratio')) ?? null,
      frequency: optionalText(form, field('frequency')) ?? null,
      officers: optionalText(form, field('officers')) ?? null,
    });
    const face = itemDraftFace(context, version, await formOf(context, tap, 'new-item'));
    return { says: [face], toast: words.filledToast, journal: journal(version, 'fill') };
  },
};

/** 提交审批. */
export const submitItem: Action = {
  name: 'submit-item',
  may: 'keep-items',
  async run(context, tap) {
    const { form } = tap;
    const jointWith = optionalText(form, field('jointWith')) ?? null;
    const powerEntry = optionalText(form, field('powerEntry')) ?? null;
    const facts = { powerEntry, jointWith, joint: jointWith !== null };
    const version = await submitDraft(context, idOf(tap.id), facts, requiredText(form, field('reason')));
    const draft = itemDraftFace(context, version, await formOf(context, tap, 'new-item'));
    const says = [draft, ...(await itemFaces(context, version))];
    return { says, toast: words.submittedToast, journal: journal(version, 'submit') };
  },
};

/** 撤回草稿. */
export const withdrawItem: Action = {
  name: 'withdraw-item',
  may: 'keep-items',
  async run(context, tap) {
    const version = await withdrawDraft(context, idOf(tap.id));
    const face = itemDraftFace(context, version, await formOf(context, tap, 'new-item'));
    return { says: [face], toast: words.withdrawnToast, journal: journal(version, 'withdraw') };
  },
};

/** 修改后再提交: of an item that came back before it was ever published. */
export const reopenItem: Action = {
  name: 'reopen-item',
  may: 'keep-items',
  async run(context, tap: Tap) {
    const version = await draftAgain(context, idOf(tap.id));
    const face = itemDraftFace(context, version, `new-item/${tap.key}`);
    return { says: [face], toast: words.againToast, journal: journal(version, 'draft') };
  },
};
