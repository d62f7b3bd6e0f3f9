import { contentOf, obj, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { marks } from './context.tsx';
import { colourOf, marginStyle, textStyle, widthStyle } from './looks.ts';

/** A text object: plain_text as it is, lark_md and markdown marked up. */
export function Text({ of, className = '' }: { of: unknown; className?: string }) {
  const { markdown } = useRoom();
  const text = obj(of);
  const content = contentOf(text);
  const style = textStyle(text);
  if (text.tag === 'plain_text' || text.tag === undefined)
    return (
      <span className={`md ${className}`} style={{ ...style, whiteSpace: 'pre-line' }}>
        {content}
      </span>
    );
  const html = text.tag === 'markdown' ? markdown.full(content) : markdown.inline(content);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own markdown, which lets no HTML through
  return <div className={`md ${className}`} style={style} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Feishu's icons are not ours to ship; a dot of their colour holds the place. */
export function Icon({ of }: { of: unknown }) {
  const icon = obj(of);
  if (!icon.tag) return null;
  if (icon.tag === 'custom_icon')
    return <img className="icon" src={`/sandbox/files/${str(icon.img_key)}`} alt="" />;
  return (
    <svg className="icon" viewBox="0 0 16 16" style={{ color: colourOf(str(icon.color)) }} aria-hidden="true">
      <rect x="2" y="2" width="12" height="12" rx="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="2.2" fill="currentColor" />
    </svg>
  );
}

export function Iconed({ icon, children }: { icon: unknown; children: React.ReactNode }) {
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
  const fields = Array.isArray(el.fields) ? el.fields.map(obj) : [];
  return (
    <div style={{ ...marginStyle(el), ...widthStyle(el.width) }} {...marks(el, at)}>
      <Iconed icon={el.icon}>
        <Text of={el.text} />
      </Iconed>
      {fields.length > 0 && (
        <div className="columns flow">
          {fields.map((field) => (
            <div key={contentOf(field.text)} style={{ flex: field.is_short ? '1 0 45%' : '1 0 100%' }}>
              <Text of={field.text} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

export function Tag({ of }: { of: Json }) {
  const style = { '--pale': undefined, color: undefined };
  return (
    <span className="tag" style={{ ...style, ...tagHue(of.color) }}>
      <Text of={of.text} />
    </span>
  );
}

const tagHue = (color: unknown): React.CSSProperties =>
  ({ '--hue': colourOf(str(color) || 'blue') }) as React.CSSProperties;
