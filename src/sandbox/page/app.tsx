import { useEffect } from 'react';
import { ChatList } from './chat-list.tsx';
import { ChatView } from './chat-view.tsx';
import { Guard } from './guard.tsx';
import { NoticeBoard } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import type { About } from './types.ts';
import { useReading } from './use-reading.ts';
import { useAddress, useDark } from './use-remembered.ts';
import { useAbout, useNow, useTalks } from './use-sandbox.ts';
import { useUnread } from './use-unread.ts';
import { words } from './words.ts';

export function App() {
  const about = useAbout();
  return (
    <Guard of={about} place="/">
      <NoticeBoard>{about && <Page about={about} />}</NoticeBoard>
    </Guard>
  );
}

function Page({ about }: { about: About }) {
  const [asked, choose] = useAddress('as');
  const [wanted, open] = useAddress('chat');
  const [locale = 'zh_cn'] = useAddress('locale');
  const dark = useDark();
  const now = useNow(about.now);
  const me =
    about.people.find(({ id }) => id === asked) ??
    about.people.find(({ featured }) => featured) ??
    about.people[0];
  const { chats, talks, online } = useTalks(me?.id);
  const chat = chats.find(({ chat_id }) => chat_id === wanted);
  const { unread, see } = useUnread(me, talks);
  useReading(me, chat, chat && talks[chat.chat_id]);
  useEffect(() => {
    document.title = words.title(about.botName);
  }, [about]);
  useEffect(() => {
    if (chat) see(chat.chat_id);
  }, [chat, see]);
  useEffect(() => {
    const first = chats.find(({ kind }) => kind === 'group') ?? chats[0];
    const isWide = matchMedia('(min-width: 721px)').matches;
    if (first && !chat && isWide) open(first.chat_id);
  }, [chats, chat, open]);
  if (!me) return null;
  return (
    <div className={`app ${chat ? 'in-chat' : 'in-list'}`}>
      <TopBar about={about} me={me} now={now} choose={choose} />
      <ChatList chats={chats} talks={talks} current={chat?.chat_id} unread={unread} choose={open} />
      {chat ? (
        <ChatView
          key={`${me.id}/${chat.chat_id}`}
          about={about}
          me={me}
          chat={chat}
          talk={talks[chat.chat_id] ?? []}
          dark={dark}
          locale={locale}
          now={now}
          back={() => open(undefined)}
        />
      ) : (
        <main className="chat">
          <p className="empty">{words.noChat}</p>
        </main>
      )}
      {!online && (
        <div className="offline" role="alert">
          {words.offline}
        </div>
      )}
    </div>
  );
}
