import { guidanceList, QUESTION } from '../../cards/guidance.ts';
import { words as general } from '../../cards/words.ts';
import { guidance as words } from '../../cards/words-guidance.ts';
import { guidanceOf, openGuidance } from '../../db/guidance.ts';
import { askByLine } from '../ceremony/guidance.ts';
import { isAllowed } from '../domain/abilities.ts';
import { Refusal } from '../domain/refusal.ts';
import { dayOf } from '../domain/working-days.ts';
import { guidanceView } from '../faces/guidance-faces.ts';
import type { Command } from '../handler.ts';

/** so many of one's own are listed */
const OWN = 20;

/** 求助: what waits for an answer, for 执法监督科; one's own for anyone else. 「求助 问题」 asks. Always in private. */
export const guidance: Command = {
  name: 'guidance',
  words: general.commands.guidance,
  may: 'ask-guidance',
  async run(context, message, rest) {
    const { tx, bureauId, person } = context;
    if ([...message.text].length > QUESTION)
      throw new Refusal('text-too-long', { field: words.form.question, max: QUESTION });
    const question = rest.trim();
    if (question !== '') {
      const { id, says } = await askByLine(context, question);
      return { says, journal: { subject: `guidance/${id}`, detail: { question } } };
    }
    const office = isAllowed('answer-guidance', person.roles);
    const rows = office ? await openGuidance(tx, bureauId) : await guidanceOf(tx, person.id, OWN);
    const card = guidanceList(rows.map(guidanceView), office, dayOf);
    return { says: [{ is: 'card', to: { person: person.id }, thing: `guidance-list/${message.key}`, card }] };
  },
};
