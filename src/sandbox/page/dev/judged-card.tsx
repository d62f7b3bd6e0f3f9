import Banner from '@douyinfe/semi-ui-19/lib/es/banner';
import { useRef } from 'react';
import { Card } from '../card/card.tsx';
import { Guard } from '../guard.tsx';
import { parse } from '../json.ts';
import { Room } from '../room.tsx';
import type { About, Message, Person } from '../types.ts';
import { useDark } from '../use-remembered.ts';
import type { CardVerdict, Finding } from './types.ts';
import { words } from './words.ts';

type Props = { card: CardVerdict; about: About; me: Person };

/** A card with all that is wrong with it, each finding at its line, and how it looks. */
export function JudgedCard({ card, about, me }: Props) {
  const place = useRef<HTMLOListElement>(null);
  const { faults, warnings, lines } = card;
  const go = (line: number) => place.current?.children[line - 1]?.scrollIntoView({ block: 'center' });
  const marked = new Map([
    ...warnings.map(({ line }) => [line, 'warned'] as const),
    ...faults.map(({ line }) => [line, 'faulty'] as const),
  ]);
  return (
    <section className="judged" data-faults={faults.length} data-warnings={warnings.length}>
      <h4>
        {words.card}
        <small>{words.size(words.kb(card.bytes))}</small>
      </h4>
      <Banner fullMode={false} closeIcon={null} type={levelOf(card)} description={summaryOf(card)} />
      <Findings of={faults} label={words.errorLabel} className="faulty" go={go} />
      <Findings of={warnings} label={words.warningLabel} className="warned" go={go} />
      <details open={faults.length > 0}>
        <summary>{words.json}</summary>
        <ol className="lines" ref={place}>
          {lines.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a fixed text
            <li key={at} className={marked.get(at + 1)} data-line={at + 1}>
              {text}
            </li>
          ))}
        </ol>
      </details>
      <details open={faults.length === 0}>
        <summary>{words.shown}</summary>
        <Shown text={lines.join('\n')} about={about} me={me} />
      </details>
    </section>
  );
}

const levelOf = ({ faults, warnings }: CardVerdict) =>
  faults.length > 0 ? 'danger' : warnings.length > 0 ? 'warning' : 'success';

function summaryOf({ faults, warnings }: CardVerdict): string {
  if (faults.length > 0) return words.judged.refused(faults.length);
  return warnings.length > 0 ? words.judged.warned(warnings.length) : words.judged.fine;
}

type FindingsProps = { of: readonly Finding[]; label: string; className: string; go(line: number): void };

function Findings({ of, label, className, go }: FindingsProps) {
  if (of.length === 0) return null;
  return (
    <ul className={`findings ${className}`} aria-label={label}>
      {of.map(({ sentence, line }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the findings of a fixed card
        <li key={at}>
          <button type="button" onClick={() => go(line)} data-finding={line}>
            <b>{words.toLine(line)}</b>
            {sentence}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** To be looked at only: it is in no chat, so nothing in it can be tapped. */
function Shown({ text, about, me }: { text: string; about: About; me: Person }) {
  const dark = useDark();
  const members = about.people.map(({ id }) => id);
  const chat = { chat_id: '', name: '', kind: 'group', members } as const;
  const message = { message_id: 'shown' } as Message;
  return (
    <div className="shown" inert>
      <Room
        about={about}
        me={me}
        chat={{ ...chat, members }}
        dark={dark}
        locale="zh_cn"
        now={() => Date.parse(about.now)}
      >
        <Guard of={text} place={words.card}>
          <Card message={message} card={parse(text)} />
        </Guard>
      </Room>
    </div>
  );
}
