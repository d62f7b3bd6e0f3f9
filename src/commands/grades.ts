import { words } from '../../cards/words.ts';
import { gradesFace } from '../faces/grade-face.ts';
import { shownAgain } from '../faces/own-card.ts';
import type { Command } from '../handler.ts';

/** 分级: ratio, frequency and cap of each credit class; in private, in a new message. */
export const grades: Command = {
  name: 'grades',
  words: words.commands.grades,
  may: 'keep-grade-rules',
  async run(context) {
    return { says: await shownAgain(context, await gradesFace(context)) };
  },
};
