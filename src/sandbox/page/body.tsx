import type { ReactNode } from 'react';
import { Card } from './card/card.tsx';
import { fileOf, Picture } from './card/pictures.tsx';
import { Guard } from './guard.tsx';
import { obj, parse, str } from './json.ts';
import { Post } from './post.tsx';
import type { Json, Message } from './types.ts';
import { words } from './words.ts';

type Show = (content: Json, message: Message) => ReactNode;

/** What each type of message looks like. */
const KINDS: Readonly<Record<string, Show>> = {
  interactive: (content, message) => <Card message={message} card={content} />,
  text: (content, message) => (
    <div className="bubble">
      <Mentioning text={str(content.text)} message={message} />
    </div>
  ),
  post: (content) => <Post content={content} />,
  file: (content) => <FileLink fileKey={str(content.file_key)} name={str(content.file_name)} />,
  audio: (content) => <FileLink fileKey={str(content.file_key)} name={words.audio} />,
  media: (content) => <FileLink fileKey={str(content.file_key)} name={str(content.file_name, words.media)} />,
  image: (content) => (
    <div className="bubble picture-bubble">
      <Picture imgKey={str(content.image_key)} alt={words.image} preview />
    </div>
  ),
  sticker: () => <div className="bubble">{`[${words.sticker}]`}</div>,
  share_chat: (content) => <div className="bubble">{`[${words.shareChat}] ${str(content.chat_id)}`}</div>,
  share_user: (content) => <div className="bubble">{`[${words.shareUser}] ${str(content.user_id)}`}</div>,
};

export function Body({ message }: { message: Message }) {
  const content = parse(message.content);
  const { msg_type } = message;
  const show = Object.hasOwn(KINDS, msg_type) ? KINDS[msg_type] : undefined;
  return (
    <Guard of={message} place={msg_type}>
      {show ? (
        <Shown show={show} content={content} message={message} />
      ) : (
        <div className="unknown">{words.unknownKind(msg_type)}</div>
      )}
    </Guard>
  );
}

/** A component of its own, so that what fails in it fails inside the guard. */
const Shown = ({ show, content, message }: { show: Show; content: Json; message: Message }) =>
  show(obj(content), message);

/** A text with its placeholders as names, and its addresses as links. */
function Mentioning({ text, message }: { text: string; message: Message }) {
  return text.split(/(@_user_\d+|@_all|https?:\/\/[^\s，。）」]+)/).map((part, at) => {
    const mention = message.mentions.find(({ key }) => key === part);
    const name = mention ? `@${mention.name}` : part === '@_all' ? words.everyone : undefined;
    if (name)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
        <span key={at} className="mention">
          {name}
        </span>
      );
    if (!/^https?:/.test(part)) return part;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
      <a key={at} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    );
  });
}

function FileLink({ fileKey, name }: { fileKey: string; name: string }) {
  return (
    <a className="bubble file" href={fileOf(fileKey)} download={name}>
      <FileSign />
      <span>{name || words.file}</span>
    </a>
  );
}

const FileSign = () => (
  <svg width="28" height="34" viewBox="0 0 20 24" aria-hidden="true">
    <path
      d="M2 1h10l6 6v15a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z"
      fill="var(--pale-blue)"
      stroke="var(--blue)"
    />
    <path d="M12 1v6h6M5 12h10M5 16h7" fill="none" stroke="var(--blue)" />
  </svg>
);
