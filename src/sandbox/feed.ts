/** What happened, for pages that look on. */
export type News =
  | { kind: 'message'; chat_id: string; message_id: string }
  | { kind: 'chats' }
  | { kind: 'clock' }
  | { kind: 'trace'; rev: number }
  | { kind: 'reset' };

export type Feed = {
  tell(news: News): void;
  /** Calls back for each piece of news until the returned function is called. */
  follow(listener: (news: News) => void): () => void;
  /** Resolves when there will be no more news. */
  ended: Promise<void>;
  close(): void;
};

export function openFeed(): Feed {
  const listeners = new Set<(news: News) => void>();
  let close = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    close = resolve;
  });
  return {
    tell: (news) => {
      for (const listener of listeners) listener(news);
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ended,
    close: () => close(),
  };
}
