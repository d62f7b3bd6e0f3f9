import { createContext, useCallback, useContext, useState } from 'react';
import { api, sentence } from '../api.ts';
import { contentOf, obj, str } from '../json.ts';
import { useNotices } from '../notices.tsx';
import { useRoom } from '../room.tsx';
import type { Json, Outcome, Touch } from '../types.ts';
import { words } from '../words.ts';

/** What every component of a card can do. */
export type CardFacts = {
  /** JSON pointer of the component whose callback is under way. */
  pending: string | undefined;
  /** Confirms if the component asks for it, calls back, and shows what came of it; whether it went well. */
  tap(element: Json, at: string, touch?: Touch): Promise<boolean>;
};

export const CardContext = createContext<CardFacts>({ pending: undefined, tap: async () => false });
export const useCard = (): CardFacts => useContext(CardContext);

export function useTaps(messageId: string): CardFacts {
  const { me } = useRoom();
  const { toast, confirm } = useNotices();
  const [pending, setPending] = useState<string>();
  const tap = useCallback(
    async (element: Json, at: string, touch: Touch = {}) => {
      const question = obj(element.confirm);
      if (element.confirm && !(await confirm(contentOf(question.title), contentOf(question.text))))
        return false;
      setPending(at);
      try {
        const outcome = await api.tap(me.id, messageId, at, touch);
        show(outcome, toast);
        return outcome.code === undefined;
      } catch (error) {
        toast('error', sentence(error));
        return false;
      } finally {
        setPending(undefined);
      }
    },
    [me, messageId, toast, confirm],
  );
  return { pending, tap };
}

function show(outcome: Outcome, toast: ReturnType<typeof useNotices>['toast']): void {
  const { code } = outcome;
  if (code !== undefined) toast('error', words.callbackFailed(code, words.callback[code]));
  else if (outcome.toast) toast(outcome.toast.type, outcome.toast.content);
}

/** What browser tests find a component by. */
export const marks = (element: Json, at: string) => ({
  'data-tag': str(element.tag),
  'data-at': at,
  ...(element.name !== undefined && { 'data-name': str(element.name) }),
  ...(element.element_id !== undefined && { 'data-element-id': str(element.element_id) }),
});
