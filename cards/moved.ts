/** What the old message of a card says, once the card was sent anew. */
import { type Card, card, md } from './kit.ts';
import { faces } from './words-faces.ts';

export function movedCard(): Card {
  const line = faces.common.movedTo;
  return card({ state: 'void', title: faces.common.movedTitle, summary: line, elements: [md(line)] });
}
