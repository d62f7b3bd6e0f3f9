import { exportFormCard } from '../../cards/export.ts';
import { words } from '../../cards/words.ts';
import type { Command, Context } from '../handler.ts';
import type { Message } from '../messages.ts';
import { exportKind, exportSays, templateSays, unknownExport } from '../registers/export-says.ts';

const SAYS = { rows: exportSays, template: templateSays } as const;

/** 导出: a register as a file, in private; 「导出」 alone opens the form. */
export const exportRegisters: Command = {
  name: 'export',
  words: words.commands.export,
  may: 'see-registers',
  run: (context, message, rest) => answer(context, message, rest, 'rows'),
};

/** 模板: an empty one, for whoever may send it back. */
export const template: Command = {
  name: 'template',
  words: words.commands.template,
  may: 'send-file',
  run: (context, message, rest) => answer(context, message, rest, 'template'),
};

async function answer(context: Context, message: Message, rest: string, what: keyof typeof SAYS) {
  if (rest.trim() === '') {
    const to = { person: context.person.id };
    return {
      says: [{ is: 'card', to, thing: `export/${message.key}`, card: exportFormCard(what) } as const],
    };
  }
  const kind = exportKind(rest);
  if (!kind) return { says: [unknownExport(context)] };
  return { says: await SAYS[what](context, kind), journal: { subject: 'registers', detail: { kind } } };
}
