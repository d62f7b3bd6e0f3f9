import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { About, Chat, Person } from './types.ts';
import { words } from './words.ts';

/** What whatever is shown in a chat may need to know: who is who, who looks and how, who else is there, what time it is. */
export type RoomFacts = {
  me: Person;
  chat: Chat;
  members: readonly Person[];
  dark: boolean;
  locale: string;
  knows(openId: string): boolean;
  nameOf(openId: string): string;
  now(): number;
};

const Context = createContext<RoomFacts | undefined>(undefined);

export function useRoom(): RoomFacts {
  const facts = useContext(Context);
  if (!facts) throw new Error('outside a room');
  return facts;
}

type Props = {
  about: About;
  me: Person;
  chat: Chat;
  dark: boolean;
  locale: string;
  now(): number;
  children: ReactNode;
};

export function Room({ about, me, chat, dark, locale, now, children }: Props) {
  const facts = useMemo(() => {
    const names = new Map(about.people.map(({ open_id, name }) => [open_id, name]));
    names.set(about.botOpenId, about.botName);
    return {
      ...{ me, chat, dark, locale, now },
      members: about.people.filter(({ id }) => chat.members.includes(id)),
      knows: (openId: string) => names.has(openId),
      nameOf: (openId: string) => names.get(openId) ?? words.unknownPerson,
    };
  }, [about, me, chat, dark, locale, now]);
  return <Context value={facts}>{children}</Context>;
}
