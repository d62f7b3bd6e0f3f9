import { objects, str } from '../json.ts';
import type { Json } from '../types.ts';
import { Icon } from './icon.tsx';
import { boxStyle, hue } from './looks.ts';
import { Tag, Text } from './text.tsx';

const MOST_TAGS = 3;

/** 标题: what the card is, on the pale ground of its state. */
export function Header({ of }: { of: Json }) {
  const template = str(of.template);
  const style = { ...hue(template), padding: boxStyle(of).padding };
  return (
    <header className="card-header" style={style} data-template={template || 'default'}>
      {of.icon !== undefined && (
        <span className="card-icon">
          <Icon of={of.icon} />
        </span>
      )}
      <div className="words">
        <div className="line">
          <Text of={of.title} className="card-title" />
          {objects(of.text_tag_list)
            .slice(0, MOST_TAGS)
            .map((tag, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tags are known by their place
              <Tag key={at} of={tag} />
            ))}
        </div>
        {of.subtitle !== undefined && <Text of={of.subtitle} className="card-sub" />}
      </div>
    </header>
  );
}
