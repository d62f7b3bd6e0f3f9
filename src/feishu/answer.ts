/** The answer to a card callback, as Feishu wants it (feishu.md §2.3). */
import type { TapAnswer } from '../messages.ts';

export function callbackAnswer(answer: TapAnswer | undefined): object {
  if (!answer) return {};
  const { toast, card } = answer;
  return { ...(toast && { toast }), ...(card && { card: { type: 'raw', data: card } }) };
}
