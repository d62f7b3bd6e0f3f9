import { contentOf, obj, objects, str } from '../json.ts';
import type { Json, Message } from '../types.ts';
import { CardContext, useTaps } from './context.tsx';
import { Elements, KindsContext } from './inside.tsx';
import { KINDS } from './kinds.ts';
import { boxStyle, hue, isHorizontal } from './looks.ts';
import { Icon, Tag, Text } from './text.tsx';

export function Card({ message, card }: { message: Message; card: Json }) {
  const facts = useTaps(message.message_id);
  const body = obj(card.body);
  return (
    <KindsContext value={KINDS}>
      <CardContext value={facts}>
        <section
          className="card"
          aria-label={contentOf(obj(card.header).title)}
          aria-busy={facts.pending !== undefined}
          data-card={message.message_id}
        >
          {card.header !== undefined && <Header of={obj(card.header)} />}
          <div className={`card-body ${isHorizontal(body) ? 'horizontal' : ''}`} style={boxStyle(body)}>
            <Elements of={body.elements} at="/body/elements" />
          </div>
        </section>
      </CardContext>
    </KindsContext>
  );
}

function Header({ of }: { of: Json }) {
  const template = str(of.template);
  return (
    <header className="card-header" style={hue(template)} data-template={template || 'default'}>
      <Icon of={of.icon} />
      <div className="words">
        <div className="line">
          <Text of={of.title} className="card-title" />
          {objects(of.text_tag_list).map((tag) => (
            <Tag key={contentOf(tag.text)} of={tag} />
          ))}
        </div>
        {of.subtitle !== undefined && <Text of={of.subtitle} className="card-sub" />}
      </div>
    </header>
  );
}
