import { unitStatusForm } from '../../cards/unit-status.ts';
import { words } from '../../cards/words.ts';
import type { Command } from '../handler.ts';

/** 企业状态: the form of 停产, 注销 and 恢复, in private. */
export const unitStatus: Command = {
  name: 'unit-status',
  words: words.commands.unitStatus,
  may: 'keep-enterprises',
  async run({ person, today }, message) {
    const card = unitStatusForm({ today });
    return { says: [{ is: 'card', to: { person: person.id }, thing: `unit-status/${message.key}`, card }] };
  },
};
