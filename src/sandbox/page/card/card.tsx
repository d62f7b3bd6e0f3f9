import { useMemo } from 'react';
import { contentOf, obj } from '../json.ts';
import { linkOf } from '../links.ts';
import { useRoom } from '../room.tsx';
import type { Json, Message } from '../types.ts';
import { useMedia } from '../use-media.ts';
import { words } from '../words.ts';
import { CardContext, useTaps } from './context.tsx';
import { Header } from './header.tsx';
import { Elements, KindsContext } from './inside.tsx';
import { KINDS } from './kinds.ts';
import { localized } from './localized.ts';
import { boxStyle, isHorizontal, ownStyle } from './looks.ts';
import { useOpen } from './press.ts';

/** A card in the language and on the device of whoever looks. */
export function Card({ message, card }: { message: Message; card: Json }) {
  const facts = useTaps(message.message_id);
  const { dark, locale } = useRoom();
  const phone = useMedia('(max-width: 720px)');
  const shown = useMemo(() => obj(localized(card, locale)), [card, locale]);
  const header = shown.header === undefined ? undefined : obj(shown.header);
  const body = obj(shown.body);
  return (
    <KindsContext value={KINDS}>
      <CardContext value={facts}>
        <Frame
          link={obj(shown.card_link)}
          label={contentOf(header?.title) || words.card}
          pending={facts.pending !== undefined}
          style={ownStyle(obj(shown.config), dark, phone)}
          id={message.message_id}
        >
          {header && <Header of={header} />}
          <div className={`card-body ${isHorizontal(body) ? 'horizontal' : ''}`} style={boxStyle(body)}>
            <Elements of={body.elements} at="/body/elements" />
            {!header && shown.body === undefined && <span className="empty-note">{words.blankCard}</span>}
          </div>
        </Frame>
      </CardContext>
    </KindsContext>
  );
}

type FrameProps = {
  link: Json;
  label: string;
  pending: boolean;
  style: React.CSSProperties;
  id: string;
  children: React.ReactNode;
};

/** card_link: wherever the card itself does nothing, it opens its page; by keyboard there is a link in front. */
function Frame({ link, label, pending, style, id, children }: FrameProps) {
  const open = useOpen();
  const found = linkOf(link);
  const touch = (event: React.MouseEvent) => {
    const busy = (event.target as Element).closest('a, button, input, textarea, label, [role], .field');
    if (!busy) open(found);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in front of it has the keys
    <section
      className={`card ${found ? 'linked' : ''}`}
      style={style}
      aria-label={label}
      aria-busy={pending}
      data-card={id}
      onClick={found ? touch : undefined}
    >
      {found && found !== 'unsupported' && (
        <a className="card-link" href={found.url} target="_blank" rel="noreferrer">
          {words.openCard}
        </a>
      )}
      {children}
    </section>
  );
}
