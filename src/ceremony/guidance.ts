/** 求助 (实施细则 五(一)): asked on a card or by a line, sent to 执法监督科, answered back to whoever asked. */
import { type Card, inText } from '../../cards/kit.ts';
import { guidance as words } from '../../cards/words-guidance.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { lockCard } from '../../db/card-messages.ts';
import { type Guidance, insertGuidance, lockGuidance, updateGuidance } from '../../db/guidance.ts';
import { recipientOf } from '../../db/outbox-rows.ts';
import { remindAt } from '../domain/approval.ts';
import { nextOfficeTime } from '../domain/deadlines.ts';
import { Refusal } from '../domain/refusal.ts';
import { askedSay, officeGuidance } from '../faces/guidance-faces.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** The question is sent: it goes to 执法监督科, and waits for a working day before anybody is reminded. */
export async function sendGuidance(context: Context, id: number, question: string): Promise<Say[]> {
  const { tx, bureauId, person, now } = context;
  const row = await lockGuidance(tx, bureauId, id);
  if (row?.askedBy !== person.id) throw new Refusal('stale');
  if (row.state !== 'draft') throw new Refusal('guidance-sent');
  await updateGuidance(tx, id, {
    state: 'open',
    question,
    askedAt: now,
    remindAt: await nextReminder(context),
  });
  return facesOf(context, id);
}

/** 「求助 问题」, about no card. */
export async function askByLine(context: Context, question: string): Promise<{ id: number; says: Say[] }> {
  const { tx, bureauId, person, now } = context;
  const id = await insertGuidance(tx, {
    bureauId,
    askedBy: person.id,
    state: 'open',
    question,
    askedAt: now,
    remindAt: await nextReminder(context),
  });
  return { id, says: await facesOf(context, id) };
}

async function facesOf(context: Context, id: number): Promise<Say[]> {
  const row = (await lockGuidance(context.tx, context.bureauId, id))!;
  return [askedSay(row), ...(await officeGuidance(context, row))];
}

export async function nextReminder({ tx, bureauId, now }: Scene): Promise<Date> {
  const calendar = await workingCalendar(tx, bureauId);
  return remindAt(calendar, nextOfficeTime(calendar, now));
}

/** 答复, by somebody else than whoever asked: on the card of the question, on the card it was asked on, and as a message. */
export async function answerGuidance(context: Context, id: number, answer: string): Promise<Say[]> {
  const { tx, bureauId, person, now } = context;
  const row = await lockGuidance(tx, bureauId, id);
  if (!row || row.state === 'draft') throw new Refusal('stale');
  if (row.state === 'answered') throw new Refusal('guidance-answered');
  if (row.askedBy === person.id) throw new Refusal('own-question');
  await updateGuidance(tx, id, {
    state: 'answered',
    answer,
    answeredBy: person.id,
    answeredAt: now,
    remindAt: null,
  });
  const answered = (await lockGuidance(tx, bureauId, id))!;
  const told = words.told(inText(answered.title ?? words.noThing), inText(answer));
  return [
    askedSay(answered),
    ...(await officeGuidance(context, answered)),
    ...(await askedOn(context, answered)),
    { is: 'text', to: { person: answered.askedBy }, text: told, once: `guidance/${id}/answered` },
  ];
}

/** The card on which it was asked, as it is: what goes out is given its answers. */
async function askedOn({ tx, bureauId }: Scene, { thing, recipient }: Guidance): Promise<Say[]> {
  if (thing === null || recipient === null || !recipient.startsWith('person:')) return [];
  const content = await lockCard(tx, { bureauId, thing, recipient });
  if (content === undefined) return [];
  return [{ is: 'card', to: recipientOf(recipient), thing, card: JSON.parse(content) as Card }];
}
