import { words } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { appendLog } from '../../db/draw-log.ts';
import { keepWitness, type WitnessRow, witnessDuties, witnessRows } from '../../db/draw-witnesses.ts';
import { type Draw, lockDraw, openDraws } from '../../db/draws.ts';
import { witnessValue } from '../domain/draw/seed.ts';
import { normaliseText } from '../domain/numerals.ts';
import { Refusal } from '../domain/refusal.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import type { Command, Context } from '../handler.ts';
import type { Message } from '../messages.ts';

/** 见证 (draw.md §4.2): a named witness sends a number in the group; it is answered at once, as text. */
export const witness: Command = {
  name: 'witness',
  words: words.commands.witness,
  may: 'witness',
  async run(context, message, rest) {
    if (message.chat.kind !== 'group') throw new Refusal('groups-only');
    const { draw, all } = await drawToWitness(context, message);
    const value = witnessValue(normaliseText(rest).replace(/\s/g, ''));
    if (value === undefined) throw new Refusal('witness-value');
    const { tx, person, bureauId, now } = context;
    const sent = { value, messageId: message.messageId, sentAt: message.at };
    if (!(await keepWitness(tx, draw.id, person.id, sent)))
      throw new Refusal('witness-twice', { no: draw.no });
    const body = { witness: person.code, value, message: message.messageId, at: message.at.toISOString() };
    const head = await appendLog(tx, bureauId, now, { type: 'WITNESS', no: draw.no, body });
    const missing = all.filter((each) => each.value === null && each.personId !== person.id);
    const left = faces.draw.left(missing.map((each) => each.name).join('、'));
    const text = faces.draw.witnessText(person.name, value, draw.no, head, left);
    return {
      says: [{ is: 'text', to: { chat: message.chat.id }, text }, ...(await drawFaces(context, draw.id))],
      journal: { subject: `draw/${draw.id}`, detail: { value } },
    };
  },
};

/** A draw and a drill may be open at once: the first of them that still asks this person. */
async function firstAsked(context: Context, here: readonly Draw[]): Promise<Draw | undefined> {
  const duties = await witnessDuties(context.tx, context.person.id);
  return here.find(({ id }) => duties.some((duty) => duty.id === id));
}

/** The open draw of this group, held, if it is this person's to witness and in time by the message's own time. */
async function drawToWitness(context: Context, message: Message): Promise<{ draw: Draw; all: WitnessRow[] }> {
  const here = (await openDraws(context.tx, context.bureauId)).filter(
    ({ chatId }) => chatId === message.chat.id,
  );
  const found = (await firstAsked(context, here)) ?? here[0];
  const draw = found && (await lockDraw(context.tx, found.id));
  if (draw?.state !== 'open') throw new Refusal('no-draw-open');
  const all = await witnessRows(context.tx, draw.id);
  if (!all.some((each) => each.personId === context.person.id)) {
    const names = all.map((each) => each.name).join('、');
    throw new Refusal('not-witness', { no: draw.no, names });
  }
  if (draw.closeAt && message.at > draw.closeAt) throw new Refusal('witness-late', { no: draw.no });
  if (message.at < new Date(Math.floor(draw.openAt.getTime() / 1000) * 1000))
    throw new Refusal('no-draw-open');
  return { draw, all };
}
