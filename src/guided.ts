/** 求助 on every card on which somebody is to act: the one place that adds it, before a card is kept or sent. */
import { type Answered, withGuidance } from '../cards/guidance.ts';
import type { Card } from '../cards/kit.ts';
import { carriesGuidance } from './domain/guidance.ts';
import { wantsTap } from './messages.ts';

export type Shown = { readonly thing: string; readonly recipient: string; readonly card: Card };
/** What was asked on somebody's card of a thing, and answered. */
export type AnsweredOn = Answered & { readonly thing: string; readonly recipient: string };

/** Things whose cards are to be looked up: a group reads nobody's questions. */
export function askedThings(cards: readonly Shown[]): string[] {
  const own = cards.filter(
    ({ thing, recipient }) => carriesGuidance(thing) && recipient.startsWith('person:'),
  );
  return [...new Set(own.map(({ thing }) => thing))];
}

/** The card with 求助 where somebody is to act, and with what was asked and answered there. */
export function guidedCard({ thing, recipient, card }: Shown, answered: readonly AnsweredOn[]): Card {
  if (!carriesGuidance(thing)) return card;
  const here = answered.filter((each) => each.thing === thing && each.recipient === recipient);
  return withGuidance(card, wantsTap(card), here);
}
