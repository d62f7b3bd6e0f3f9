import { faces } from '../../cards/words-faces.ts';
import { publishDraw } from '../ceremony/publish-draw.ts';
import { idOf } from '../domain/form-fields.ts';
import type { Action } from '../handler.ts';

/** 公开抽取记录, after the visits. */
export const publishDrawAction: Action = {
  name: 'publish-draw',
  may: 'run-office',
  async run(context, tap) {
    const { draw, says } = await publishDraw(context, idOf(tap.id));
    return { says, toast: faces.office.opened, journal: { subject: `draw/${draw.id}` } };
  },
};
