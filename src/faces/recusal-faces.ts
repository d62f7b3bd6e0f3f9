/** 回避申报: the own card, to its person alone, and the year's card for 执法监督科. */
import { type OwnRecusalsView, ownRecusalsCard, recusalYearCard } from '../../cards/recusals.ts';
import { declarationOf, declarationYear } from '../../db/recusal-declarations.ts';
import { ownEndedRecusals, ownRecusals } from '../../db/recusals.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { officeRecipients } from './recipients.ts';

export const recusalThing = (personId: number) => `recusals/${personId}`;

export async function ownRecusalsFace(
  scene: Scene,
  personId: number,
  choose?: OwnRecusalsView['choose'],
): Promise<Say> {
  const { tx, today } = scene;
  const declaration = await declarationOf(tx, personId, Number(today.slice(0, 4)));
  const card = ownRecusalsCard({
    recusals: await ownRecusals(tx, personId),
    ended: await ownEndedRecusals(tx, personId),
    ...(declaration && { year: { year: declaration.year, declaredAt: declaration.declaredAt } }),
    ...(choose && { choose }),
  });
  return { is: 'card', to: { person: personId }, thing: recusalThing(personId), card };
}

/** Numbers and who is open; nothing of it asks the office to do anything. */
export async function recusalYearFaces(scene: Scene, year: number): Promise<Say[]> {
  const card = recusalYearCard({ year, ...(await declarationYear(scene.tx, scene.bureauId, year)) });
  return (await officeRecipients(scene)).map(
    (to): Say => ({ is: 'card', to, thing: `recusal-year/${year}`, card }),
  );
}
