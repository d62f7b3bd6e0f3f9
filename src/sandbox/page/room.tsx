import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createMarkdown, type Markdown } from './card/markdown.ts';
import type { About, Chat, Person } from './types.ts';

/** What whatever is shown in a chat may need to know: who is who, who looks, who else is there. */
export type RoomFacts = {
  me: Person;
  chat: Chat;
  members: readonly Person[];
  dark: boolean;
  nameOf(openId: string): string;
  markdown: Markdown;
};

const Context = createContext<RoomFacts | undefined>(undefined);

export function useRoom(): RoomFacts {
  const facts = useContext(Context);
  if (!facts) throw new Error('outside a room');
  return facts;
}

type Props = { about: About; me: Person; chat: Chat; dark: boolean; children: ReactNode };

export function Room({ about, me, chat, dark, children }: Props) {
  const facts = useMemo(() => {
    const names = new Map(about.people.map(({ open_id, name }) => [open_id, name]));
    names.set(about.botOpenId, about.botName);
    const nameOf = (openId: string) => names.get(openId) ?? openId;
    const members = about.people.filter(({ id }) => chat.members.includes(id));
    return { me, chat, members, dark, nameOf, markdown: createMarkdown(nameOf) };
  }, [about, me, chat, dark]);
  return <Context value={facts}>{children}</Context>;
}
