import { useCallback, useState } from 'react';
import type { Person } from './types.ts';
import type { Talks } from './use-sandbox.ts';

const KEY = 'sandbox.seen';
type Seen = Readonly<Record<string, number>>;

const stored = (): Seen => JSON.parse(localStorage.getItem(KEY) ?? '{}') as Seen;

/** How much in a chat this person has not looked at yet, as far as this browser knows. */
export function useUnread(me: Person | undefined, talks: Talks) {
  const [seen, setSeen] = useState<Seen>(stored);
  const unread = (chat: string): number => {
    const talk = talks[chat] ?? [];
    const until = Math.min(seen[`${me?.id}/${chat}`] ?? 0, talk.length);
    return talk.slice(until).filter(({ sender }) => sender.person !== me?.id).length;
  };
  const see = useCallback(
    (chat: string) => {
      const count = talks[chat]?.length ?? 0;
      setSeen((before) => {
        const after = { ...before, [`${me?.id}/${chat}`]: count };
        localStorage.setItem(KEY, JSON.stringify(after));
        return after;
      });
    },
    [me, talks],
  );
  return { unread, see };
}
