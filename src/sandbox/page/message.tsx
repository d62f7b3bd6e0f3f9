import { Avatar } from './avatar.tsx';
import { Card } from './card/card.tsx';
import { list, obj, objects, parse, str } from './json.ts';
import { previewOf } from './preview.ts';
import type { Message } from './types.ts';
import { timeOf } from './when.ts';
import { words } from './words.ts';

type Props = { message: Message; parent: Message | undefined; own: boolean; reply(): void };

export function MessageView({ message, parent, own, reply }: Props) {
  const { sender, msg_type } = message;
  const isCard = msg_type === 'interactive' && !message.recalled;
  const wide = isCard ? str(obj(parse(message.content).config).width_mode) : '';
  const kind = isCard ? `card-message ${wide}` : '';
  const edited = !isCard && message.update_time > message.create_time && !message.recalled;
  return (
    <article
      className={`message ${own ? 'own' : ''} ${kind}`}
      data-message-id={message.message_id}
      data-type={msg_type}
    >
      <Avatar name={sender.name} bot={sender.sender_type === 'app'} />
      <div className="inside">
        <div className="by">
          <span>{sender.name}</span>
          <time>{timeOf(Number(message.create_time))}</time>
          {edited && <span>{words.edited}</span>}
          {!message.recalled && (
            <button type="button" className="reply" onClick={reply}>
              {words.reply}
            </button>
          )}
        </div>
        {parent && <div className="quote">{`${parent.sender.name}：${previewOf(parent)}`}</div>}
        <Body message={message} />
        {isCard && message.warnings && <Warnings of={message.warnings} />}
      </div>
    </article>
  );
}

function Warnings({ of }: { of: readonly string[] }) {
  return (
    <details className="warnings">
      <summary>{words.warnings(of.length)}</summary>
      <ul>
        {of.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}

function Body({ message }: { message: Message }) {
  if (message.recalled) return <div className="bubble gone">{words.recalled}</div>;
  const content = parse(message.content);
  switch (message.msg_type) {
    case 'interactive':
      return <Card message={message} card={content} />;
    case 'text':
      return (
        <div className="bubble">
          <Mentioning text={str(content.text)} message={message} />
        </div>
      );
    case 'file':
      return (
        <a
          className="bubble file"
          href={`/sandbox/files/${str(content.file_key)}`}
          download={str(content.file_name)}
        >
          <FileSign />
          {str(content.file_name) || words.file}
        </a>
      );
    case 'image':
      return (
        <div className="bubble">
          <img src={`/sandbox/files/${str(content.image_key)}`} alt={words.image} />
        </div>
      );
    case 'post':
      return <Post content={content} />;
    default:
      return <div className="unknown">{words.unknownTag(message.msg_type)}</div>;
  }
}

/** A text with its placeholders as names. */
function Mentioning({ text, message }: { text: string; message: Message }) {
  return text.split(/(@_user_\d+|@_all)/).map((part, at) => {
    const mention = message.mentions.find(({ key }) => key === part);
    const shown = mention ? `@${mention.name}` : part === '@_all' ? words.everyone : undefined;
    return shown ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
      <span key={at} className="mention">
        {shown}
      </span>
    ) : (
      part
    );
  });
}

const FileSign = () => (
  <svg width="20" height="24" viewBox="0 0 20 24" aria-hidden="true">
    <path
      d="M2 1h10l6 6v15a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z"
      fill="var(--pale-blue)"
      stroke="var(--blue)"
    />
    <path d="M12 1v6h6M5 12h10M5 16h7" fill="none" stroke="var(--blue)" />
  </svg>
);

function Post({ content }: { content: Record<string, unknown> }) {
  const shown = Array.isArray(content.content) ? content : obj(Object.values(content)[0]);
  const paragraphs = list(shown.content).map((line) =>
    objects(line)
      .map((part) => str(part.text))
      .join(''),
  );
  return (
    <div className="bubble">
      {str(shown.title) && <strong>{`${str(shown.title)}\n`}</strong>}
      {paragraphs.join('\n')}
    </div>
  );
}
