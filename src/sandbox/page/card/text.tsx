import { useMemo } from 'react';
import { contentOf, obj, objects, str } from '../json.ts';
import { withEmoji } from '../md/emoji.ts';
import { readLarkMd, readMarkdown } from '../md/read.ts';
import { Marks } from '../md/show.tsx';
import type { Json } from '../types.ts';
import { marks } from './context.tsx';
import { Icon } from './icon.tsx';
import { hue, marginStyle, textStyle, widthStyle } from './looks.ts';

type TextProps = { of: unknown; className?: string };

/** A text object: plain_text as it is, lark_md and markdown marked up. */
export function Text({ of, className = '' }: TextProps) {
  const text = obj(of);
  const content = contentOf(text);
  const style = textStyle(text);
  if (text.tag === 'lark_md' || text.tag === 'markdown')
    return (
      <div className={`md ${className}`} style={style}>
        <Markdown text={content} whole={text.tag === 'markdown'} />
      </div>
    );
  return (
    <span className={`md plain ${className}`} style={style}>
      {withEmoji(content)}
    </span>
  );
}

/** The whole of markdown, or what lark_md has of it. */
export function Markdown({ text, whole }: { text: string; whole: boolean }) {
  const tokens = useMemo(() => (whole ? readMarkdown(text) : readLarkMd(text)), [text, whole]);
  return <Marks of={tokens} />;
}

function Iconed({ icon, children }: { icon: unknown; children: React.ReactNode }) {
  if (!icon) return children;
  return (
    <div className="iconed">
      <Icon of={icon} />
      {children}
    </div>
  );
}

export function MarkdownElement({ el, at }: { el: Json; at: string }) {
  return (
    <div style={marginStyle(el)} {...marks(el, at)}>
      <Iconed icon={el.icon}>
        <Text of={{ ...el, tag: 'markdown' }} />
      </Iconed>
    </div>
  );
}

export function Div({ el, at }: { el: Json; at: string }) {
  const fields = objects(el.fields);
  return (
    <div style={{ ...marginStyle(el), ...widthStyle(el.width) }} {...marks(el, at)}>
      {el.text !== undefined && (
        <Iconed icon={el.icon}>
          <Text of={el.text} />
        </Iconed>
      )}
      {fields.length > 0 && (
        <div className="div-fields">
          {fields.map((field, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name than their place
            <div key={index} className={field.is_short ? 'short' : ''}>
              <Text of={field.text} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

export function Tag({ of }: { of: Json }) {
  return (
    <span className="tag" style={hue(str(of.color, 'blue'))}>
      <Text of={of.text} />
    </span>
  );
}
