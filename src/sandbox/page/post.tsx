import type { ReactNode } from 'react';
import { Picture } from './card/pictures.tsx';
import { Markdown } from './card/text.tsx';
import { list, obj, objects, str } from './json.ts';
import { withEmoji } from './md/emoji.ts';
import { Anchor } from './md/show.tsx';
import { useRoom } from './room.tsx';
import type { Json } from './types.ts';
import { words } from './words.ts';

/** 富文本: a title over paragraphs of parts; sent with the language around it, received without. */
export function Post({ content }: { content: Json }) {
  const shown = Array.isArray(content.content) ? content : obj(content.zh_cn ?? Object.values(content)[0]);
  return (
    <div className="bubble post">
      {str(shown.title) && <strong>{str(shown.title)}</strong>}
      {list(shown.content).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a fixed text
        <div key={at} className="line">
          {objects(line).map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
            <Part key={index} of={part} />
          ))}
        </div>
      ))}
    </div>
  );
}

const STYLES: Readonly<Record<string, React.CSSProperties>> = {
  bold: { fontWeight: 600 },
  italic: { fontStyle: 'italic' },
  underline: { textDecoration: 'underline' },
  lineThrough: { textDecoration: 'line-through' },
};

const PARTS: Readonly<Record<string, (part: Json) => ReactNode>> = {
  a: (part) => <Anchor href={str(part.href)}>{str(part.text)}</Anchor>,
  img: (part) => <Picture imgKey={str(part.image_key)} alt={words.image} preview />,
  media: () => `[${words.media}]`,
  hr: () => <hr className="rule" />,
  md: (part) => (
    <div className="md">
      <Markdown text={str(part.text)} whole />
    </div>
  ),
  code_block: (part) => (
    <pre>
      <code>{str(part.text)}</code>
    </pre>
  ),
  emotion: (part) => withEmoji(`:${str(part.emoji_type)}:`),
};

function Part({ of }: { of: Json }) {
  const { nameOf } = useRoom();
  const style = Object.assign({}, ...list(of.style).map((name) => STYLES[str(name)] ?? {}));
  const name = str(of.user_name) || (of.user_id === 'all' ? words.all : nameOf(str(of.user_id)));
  const tag = str(of.tag);
  if (tag === 'at') return <span className="mention">{`@${name}`}</span>;
  const show = Object.hasOwn(PARTS, tag) ? PARTS[tag] : undefined;
  return <span style={style}>{show ? show(of) : withEmoji(str(of.text))}</span>;
}
