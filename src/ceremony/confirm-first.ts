/** 名录确认 comes before a plan is submitted (实施细则 三(二)): who has not confirmed gets the card for it. */
import { planWords } from '../../cards/words-plan.ts';
import { bureauPlanWords } from '../../cards/words-plan-bureau.ts';
import type { Section } from '../../db/bureau.ts';
import { registerConfirmed } from '../../db/register-watch.ts';
import { Refusal } from '../domain/refusal.ts';
import { mayConfirm } from '../domain/register-watch.ts';
import { confirmBrought } from '../faces/register-watch.ts';
import type { Context, Outcome } from '../handler.ts';
import type { Say } from '../messages.ts';

const words = planWords.confirmFirst;

/** Those of the sections whose 检查对象名录库 is not confirmed for the year. */
export async function unconfirmedOf(
  { tx }: Context,
  sections: readonly Section[],
  year: number,
): Promise<Section[]> {
  const waiting: Section[] = [];
  for (const section of sections) if (!(await registerConfirmed(tx, section.id, year))) waiting.push(section);
  return waiting;
}

/** Instead of a submission: the card to each chief whose confirmation is missing; whoever submits hears for whom it waits. */
export async function confirmFirst(
  context: Context,
  waiting: readonly Section[],
  year: number,
): Promise<Outcome> {
  if (!mayConfirm(year, context.today)) throw new Refusal('register-too-early');
  const says: Say[] = [];
  for (const section of waiting) says.push(...(await confirmBrought(context, section, year)));
  const others = waiting.filter(({ id }) => id !== context.person.sectionId).map(({ name }) => name);
  const journal = { detail: { unconfirmed: waiting.map(({ name }) => name) } };
  if (others.length === 0) return { says, toast: words.own, journal };
  const text = words.told(others.join(bureauPlanWords.join), year);
  return {
    says: [...says, { is: 'text', to: { person: context.person.id }, text }],
    toast: words.others,
    journal,
  };
}
