import { Avatar } from './avatar.tsx';
import { Body } from './body.tsx';
import { obj, parse, str } from './json.ts';
import { previewOf } from './preview.ts';
import type { Message } from './types.ts';
import { timeOf } from './when.ts';
import { words } from './words.ts';

type Props = { message: Message; parent: Message | undefined; own: boolean; reply(): void };

export function MessageView(props: Props) {
  const { message } = props;
  if (!message.recalled) return <Standing {...props} />;
  return (
    <article className="message gone" data-message-id={message.message_id} data-type={message.msg_type}>
      {words.recalledBy(message.sender.name)}
      <time>{timeOf(Number(message.update_time))}</time>
    </article>
  );
}

function Standing({ message, parent, own, reply }: Props) {
  const { sender, msg_type } = message;
  const isCard = msg_type === 'interactive';
  const wide = isCard ? str(obj(parse(message.content).config).width_mode) : '';
  const kind = isCard ? `card-message ${wide}` : '';
  const edited = !isCard && message.update_time > message.create_time;
  return (
    <article
      className={`message ${own ? 'own' : ''} ${kind}`}
      data-message-id={message.message_id}
      data-type={msg_type}
    >
      <Avatar name={sender.name} of={sender.sender_type === 'app' ? 'bot' : 'person'} />
      <div className="inside">
        <div className="by">
          <span>{sender.name}</span>
          <time>{timeOf(Number(message.create_time))}</time>
          {edited && <span>{words.edited}</span>}
          <button type="button" className="reply" onClick={reply}>
            {words.reply}
          </button>
        </div>
        {message.parent_id && <Quote of={parent} />}
        <Body message={message} />
        {isCard && message.warnings && <Warnings of={message.warnings} />}
      </div>
    </article>
  );
}

/** What is replied to; touched, it is scrolled to. */
function Quote({ of }: { of: Message | undefined }) {
  if (!of) return <div className="quote">{words.quoteGone}</div>;
  const show = () =>
    document
      .querySelector(`[data-message-id="${CSS.escape(of.message_id)}"]`)
      ?.scrollIntoView({ block: 'center' });
  return (
    <button type="button" className="quote" onClick={show}>
      {`${of.sender.name}：${previewOf(of)}`}
    </button>
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
