import Button from '@douyinfe/semi-ui-19/lib/es/button';
import Tag from '@douyinfe/semi-ui-19/lib/es/tag';
import type { Person } from '../types.ts';
import { useMedia } from '../use-media.ts';
import { devApi } from './api.ts';
import { showMessage } from './pick.ts';
import type { Reason, Whole } from './types.ts';
import { words } from './words.ts';

type Props = {
  entry: Whole;
  me: Person;
  close(): void;
  open(id: number): void;
  onlyMessage(id: string): void;
};

/** From a call to the event it came of, from an event to its messages, and to the chat. */
export function Links({ entry, open, ...rest }: Props) {
  const writes = entry.kind === 'call' && entry.message_id !== null && entry.method !== 'GET';
  return (
    <section className="links">
      {writes && (
        <>
          <h4>{words.cause}</h4>
          {entry.cause ? (
            <Link reason={entry.cause.reason}>
              <Button
                theme="outline"
                size="small"
                onClick={() => open(entry.cause!.id)}
                data-cause={entry.cause.id}
              >
                {words.toEntry}
              </Button>
            </Link>
          ) : (
            <p className="note">{words.noCause}</p>
          )}
        </>
      )}
      {entry.kind !== 'call' && <Effects entry={entry} open={open} {...rest} />}
      {entry.message_id && <ToMessage id={entry.message_id} chat={entry.chat_id} {...rest} />}
    </section>
  );
}

function Effects({ entry, open, ...rest }: Props) {
  if (entry.kind === 'call') return null;
  return (
    <>
      <h4>{words.effects}</h4>
      {entry.effects.length === 0 && <p className="note">{words.noEffects}</p>}
      {entry.effects.map(({ id, reason, message_id }) => (
        <Link key={`${id}/${reason}`} reason={reason}>
          {id !== entry.id && (
            <Button theme="outline" size="small" onClick={() => open(id)} data-effect={id}>
              {words.toEntry}
            </Button>
          )}
          {message_id && id === entry.id && <ToMessage id={message_id} chat={entry.chat_id} {...rest} />}
        </Link>
      ))}
    </>
  );
}

function Link({ reason, children }: { reason: Reason; children: React.ReactNode }) {
  const certain = reason === 'answer';
  return (
    <p className="link" data-reason={reason}>
      <Tag color={certain ? 'green' : 'grey'}>{certain ? words.certain : words.inferred}</Tag>
      <span>{words.reasons[reason]}</span>
      {children}
    </p>
  );
}

type ToMessageProps = Pick<Props, 'me' | 'close' | 'onlyMessage'> & { id: string; chat: string | null };

/** To the message in its chat: here if that is open, else as somebody who is in it. */
function ToMessage({ id, chat, me, close, onlyMessage }: ToMessageProps) {
  const phone = useMedia('(max-width: 720px)');
  const go = async () => {
    if (phone) close();
    if (showMessage(id) || chat === null) return;
    location.assign(await addressOf(id, chat, me));
  };
  return (
    <span className="to-message">
      <Button theme="outline" size="small" onClick={() => void go()} data-to-message={id}>
        {words.toMessage}
      </Button>
      <Button size="small" theme="borderless" onClick={() => onlyMessage(id)}>
        {words.toTrace}
      </Button>
    </span>
  );
}

async function addressOf(message: string, chat: string, me: Person): Promise<string> {
  const group = (await devApi.groups()).find(({ chat_id }) => chat_id === chat);
  const query = new URLSearchParams(location.search);
  query.set('chat', chat);
  query.set('message', message);
  const looker = group ? lookerAt(group.members, me) : await ownerOf(message, me);
  query.set('as', looker);
  return `?${query}`;
}

const lookerAt = (members: readonly string[], me: Person): string =>
  members.includes(me.id) ? me.id : (members[0] ?? me.id);

/** A private chat is seen by its one person. */
async function ownerOf(message_id: string, me: Person): Promise<string> {
  const { entries } = await devApi.trace({ message_id });
  return entries.find(({ person }) => person !== null)?.person ?? me.id;
}
