/** One stream of news for the whole page. */
type Kind = 'message' | 'chats' | 'clock' | 'reset' | 'trace';

let source: EventSource | undefined;
const stream = (): EventSource => {
  source ??= new EventSource('/sandbox/events');
  return source;
};

/** Calls back for each piece of news of a kind, until the returned function is called. */
export function onNews<T>(kind: Kind, hear: (news: T) => void): () => void {
  const listener = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as T);
  stream().addEventListener(kind, listener);
  return () => stream().removeEventListener(kind, listener);
}

/** Calls back whenever the stream breaks or is there again. */
export function onLink(hear: (online: boolean) => void): () => void {
  const up = () => hear(true);
  const down = () => hear(false);
  stream().addEventListener('open', up);
  stream().addEventListener('error', down);
  return () => {
    stream().removeEventListener('open', up);
    stream().removeEventListener('error', down);
  };
}
