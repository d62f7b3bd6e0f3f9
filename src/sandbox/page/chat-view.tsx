import IconChevronLeft from '@douyinfe/semi-icons/lib/es/icons/IconChevronLeft';
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Composer } from './composer.tsx';
import { MessageView } from './message.tsx';
import { Room } from './room.tsx';
import type { About, Chat, Message, Person } from './types.ts';
import { useDropped } from './use-dropped.ts';
import { dayKey, dayOf } from './when.ts';
import { words } from './words.ts';

type Props = {
  about: About;
  me: Person;
  chat: Chat;
  talk: readonly Message[];
  dark: boolean;
  locale: string;
  now(): number;
  back(): void;
};

export function ChatView({ about, me, chat, talk, dark, locale, now, back }: Props) {
  const [replyTo, setReplyTo] = useState<Message>();
  const [dropped, setDropped] = useState<File>();
  const { over, place } = useDropped(setDropped);
  const byId = new Map(talk.map((message) => [message.message_id, message]));
  return (
    <main className={`chat ${over ? 'catching' : ''}`} data-open-chat={chat.chat_id} {...place}>
      <div className="chat-head">
        <button type="button" className="quiet-button back" aria-label={words.back} onClick={back}>
          <IconChevronLeft size="large" />
        </button>
        <h2>{chat.name}</h2>
        <span className="members">{chat.kind === 'p2p' ? words.p2p : words.group(chat.members.length)}</span>
      </div>
      <Room about={about} me={me} chat={chat} dark={dark} locale={locale} now={now}>
        <Scroll talk={talk}>
          {talk.length === 0 && <p className="empty">{words.noMessages}</p>}
          {talk.map((message, at) => (
            <Fragment key={message.message_id}>
              {startsDay(talk, at) && <div className="day">{dayOf(Number(message.create_time))}</div>}
              <MessageView
                message={message}
                parent={message.parent_id ? byId.get(message.parent_id) : undefined}
                own={message.sender.person === me.id}
                reply={() => setReplyTo(message)}
              />
            </Fragment>
          ))}
        </Scroll>
      </Room>
      <Composer
        key={chat.chat_id}
        about={about}
        me={me}
        chat={chat}
        replyTo={replyTo}
        quote={setReplyTo}
        dropped={dropped}
      />
      {over && <p className="drop-here">{words.dropHere}</p>}
    </main>
  );
}

const startsDay = (talk: readonly Message[], at: number): boolean =>
  at === 0 || dayKey(Number(talk[at]!.create_time)) !== dayKey(Number(talk[at - 1]!.create_time));

const NEAR = 160;

/** Stays at the newest message, unless the reader has scrolled up. */
function Scroll({ talk, children }: { talk: readonly Message[]; children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = talk.at(-1)?.message_id;
  useLayoutEffect(() => {
    if (last && atEnd.current) place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another last message there are other children
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const grown = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTo({ top: box.scrollHeight });
    });
    for (const child of box.children) grown.observe(child);
    return () => grown.disconnect();
  }, [last]);
  const note = () => {
    const box = place.current;
    if (box) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
    <div className="scroll" ref={place} onScroll={note} role="log" aria-label={words.chats} tabIndex={0}>
      {children}
    </div>
  );
}
