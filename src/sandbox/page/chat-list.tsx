import { Avatar } from './avatar.tsx';
import { previewOf } from './preview.ts';
import type { Chat, Message } from './types.ts';
import type { Talks } from './use-sandbox.ts';
import { dayKey, dayOf, timeOf } from './when.ts';
import { words } from './words.ts';

type Props = {
  chats: readonly Chat[];
  talks: Talks;
  current: string | undefined;
  unread(chat: string): number;
  choose(chat: string): void;
};

export function ChatList({ chats, talks, current, unread, choose }: Props) {
  const sorted = [...chats].sort((a, b) => lastTime(talks[b.chat_id]) - lastTime(talks[a.chat_id]));
  const newest = Math.max(0, ...sorted.map(({ chat_id }) => lastTime(talks[chat_id])));
  return (
    <nav className="list" aria-label={words.chats}>
      <ul>
        {sorted.map((chat) => (
          <li key={chat.chat_id}>
            <Entry
              chat={chat}
              last={talks[chat.chat_id]?.at(-1)}
              today={dayKey(newest)}
              unread={unread(chat.chat_id)}
              current={chat.chat_id === current}
              choose={() => choose(chat.chat_id)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

const lastTime = (talk: readonly Message[] | undefined): number => Number(talk?.at(-1)?.create_time ?? 0);

type EntryProps = {
  chat: Chat;
  last: Message | undefined;
  today: string;
  unread: number;
  current: boolean;
  choose(): void;
};

function Entry({ chat, last, today, unread, current, choose }: EntryProps) {
  const at = Number(last?.create_time ?? 0);
  const when = dayKey(at) === today ? timeOf(at) : dayOf(at);
  return (
    <button type="button" data-chat-id={chat.chat_id} aria-current={current} onClick={choose}>
      <Avatar name={chat.name} of={chat.kind === 'p2p' ? 'bot' : 'group'} />
      <span className="name">{chat.name}</span>
      <span className="when">{last ? when : ''}</span>
      <span className="preview">{last ? previewOf(last) : words.noPreview}</span>
      {unread > 0 && (
        <span className="badge" data-unread={unread}>
          {unread > 99 ? '99+' : unread}
          <span className="hidden">{words.unread(unread)}</span>
        </span>
      )}
    </button>
  );
}
