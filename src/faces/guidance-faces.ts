/** 求助 as whoever asked and 执法监督科 see it. */
import { askedCard, type GuidanceView, guidanceForm, officeGuidanceCard } from '../../cards/guidance.ts';
import { movedCard } from '../../cards/moved.ts';
import { cardOf, readersOf } from '../../db/card-messages.ts';
import type { Guidance } from '../../db/guidance.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';
import { officeRecipients } from './recipients.ts';

/** The asker's card, from the form to the answer. */
export const askedThing = (id: number) => `asked/${id}`;
/** The card of 执法监督科. */
export const guidanceThing = (id: number) => `guidance/${id}`;

export function guidanceView(row: Guidance): GuidanceView {
  const { id, title, who, section, askedAt, question, answer, answeredAt, answerer } = row;
  return {
    id,
    title,
    who,
    section,
    askedAt: askedAt ?? new Date(0),
    question: question ?? '',
    late: row.remindedAt !== null,
    ...(answer !== null && answeredAt && { answer: { text: answer, by: answerer ?? '', at: answeredAt } }),
  };
}

export function askedSay(row: Guidance): Say {
  const card = row.state === 'draft' ? guidanceForm(row.id, row.title) : askedCard(guidanceView(row));
  return { is: 'card', to: { person: row.askedBy }, thing: askedThing(row.id), card };
}

/** To 执法监督科, and to whoever has the card already. */
export async function officeGuidance(
  scene: Scene,
  row: Guidance,
  also: readonly Recipient[] = [],
): Promise<Say[]> {
  const { tx, bureauId } = scene;
  const keys = new Set(await readersOf(tx, bureauId, guidanceThing(row.id)));
  const open = row.state === 'open' ? await officeRecipients(scene) : [];
  for (const to of [...open, ...also]) keys.add(recipientKey(to));
  const card = officeGuidanceCard(guidanceView(row));
  return [...keys].map(
    (key): Say => ({ is: 'card', to: recipientOf(key), thing: guidanceThing(row.id), card }),
  );
}

/** A card in a new message, if it was sent before; else as it is. */
export async function shownAgain({ tx, bureauId }: Scene, say: Say & { is: 'card' }): Promise<Say> {
  const { to, thing } = say;
  const old = await cardOf(tx, bureauId, thing, recipientKey(to));
  return old?.messageId ? { is: 'again', to, thing, moved: movedCard() } : say;
}
