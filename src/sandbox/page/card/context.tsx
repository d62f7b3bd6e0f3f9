import { createContext, useCallback, useContext, useMemo, useState } from 'react';
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
  /** Asks what the component wants asked first; whether it shall be done. */
  agree(element: Json): Promise<boolean>;
  /** Calls back and shows what came of it; whether it went well. */
  call(element: Json, at: string, touch?: Touch): Promise<boolean>;
};

export const CardContext = createContext<CardFacts>({
  pending: undefined,
  agree: async () => false,
  call: async () => false,
});
export const useCard = (): CardFacts => useContext(CardContext);

export function useTaps(messageId: string): CardFacts {
  const { me } = useRoom();
  const { toast, confirm } = useNotices();
  const [pending, setPending] = useState<string>();
  const agree = useCallback(
    async (element: Json) => {
      const title = contentOf(obj(element.confirm).title);
      const text = contentOf(obj(element.confirm).text);
      return (title === '' && text === '') || confirm(title, text);
    },
    [confirm],
  );
  const call = useCallback(
    async (_: Json, at: string, touch: Touch = {}) => {
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
    [me, messageId, toast],
  );
  return useMemo(() => ({ pending, agree, call }), [pending, agree, call]);
}

/** §2.3: a failed callback is told as the client tells it, by a sentence and its code. */
function show(outcome: Outcome, toast: ReturnType<typeof useNotices>['toast']): void {
  const { code } = outcome;
  if (outcome.toast && code === undefined) toast(outcome.toast.type, outcome.toast.content);
  if (code !== undefined) toast('error', words.callbackFailed(code, words.callback[code]));
}

/** What browser tests find a component by. */
export const marks = (element: Json, at: string) => ({
  'data-tag': str(element.tag),
  'data-at': at,
  ...(element.name !== undefined && { 'data-name': str(element.name) }),
  ...(element.element_id !== undefined && { 'data-element-id': str(element.element_id) }),
});
