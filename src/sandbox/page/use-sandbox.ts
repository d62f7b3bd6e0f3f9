import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './api.ts';
import { onLink, onNews } from './news.ts';
import type { About, Chat, Message } from './types.ts';

export type Talks = Readonly<Record<string, readonly Message[]>>;
type Loaded = { readonly of: string | undefined; readonly chats: readonly Chat[]; readonly talks: Talks };
const NOTHING: Loaded = { of: undefined, chats: [], talks: {} };

/** The chats of one person with all that was said in them, kept up to date by the stream of news. */
export function useTalks(me: string | undefined) {
  const [loaded, setLoaded] = useState(NOTHING);
  const [online, setOnline] = useState(true);
  const latest = useRef(me);
  latest.current = me;
  /** of several loads under way, the one that began last is shown last */
  const turns = useRef({ begun: 0, shown: 0 });

  const load = useCallback(async () => {
    if (me === undefined) return;
    const turn = ++turns.current.begun;
    // what is told while the talks are on their way may be newer than they are
    const meanwhile: Message[] = [];
    const stop = onNews<Message>('message', (message) => meanwhile.push(message));
    try {
      const mine = await api.chats(me);
      const all = await Promise.all(mine.map(({ chat_id }) => api.messages(chat_id)));
      if (latest.current !== me || turn < turns.current.shown) return;
      turns.current.shown = turn;
      const fetched: Talks = Object.fromEntries(mine.map(({ chat_id }, at) => [chat_id, all[at]!]));
      setLoaded({ of: me, chats: mine, talks: meanwhile.reduce(withMessage, fetched) });
    } finally {
      stop();
    }
  }, [me]);

  useEffect(() => {
    const again = () => void load().catch(() => setOnline(false));
    again();
    const stop = [
      onNews<Message>('message', (message) =>
        setLoaded((before) => ({ ...before, talks: withMessage(before.talks, message) })),
      ),
      onNews('chats', again),
      onNews('reset', again),
      onLink((up) => {
        setOnline(up);
        // what was told before the stream was there, nobody heard
        if (up) again();
      }),
    ];
    return () => {
      for (const each of stop) each();
    };
  }, [load]);

  // until mine are there, nobody else's may be opened in my name
  const { chats, talks } = loaded.of === me ? loaded : NOTHING;
  return { chats, talks, online };
}

/** Only talks that were loaded take a message: the others are not mine. */
function withMessage(talks: Talks, message: Message): Talks {
  const talk = talks[message.chat_id];
  if (!talk) return talks;
  const at = talk.findIndex(({ message_id }) => message_id === message.message_id);
  return { ...talks, [message.chat_id]: at < 0 ? [...talk, message] : talk.with(at, message) };
}

/** The sandbox's clock, as a function that stays the same: it runs on between what the stream says of it. */
export function useNow(start: string): () => number {
  const known = useRef({ at: Date.parse(start), since: performance.now() });
  useEffect(
    () =>
      onNews<{ now: string }>('clock', ({ now }) => {
        known.current = { at: Date.parse(now), since: performance.now() };
      }),
    [],
  );
  return useCallback(() => known.current.at + performance.now() - known.current.since, []);
}

const TICK = 250;

/** What the clock shows now. */
export function useTicking(now: () => number): number {
  const [shown, show] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => show(now()), TICK);
    return () => clearInterval(timer);
  }, [now]);
  return shown;
}

export function useAbout(): About | undefined {
  const [about, setAbout] = useState<About>();
  useEffect(() => void api.about().then(setAbout), []);
  return about;
}
