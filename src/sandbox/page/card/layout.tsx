import { obj, objects, str } from '../json.ts';
import { linkOf } from '../links.ts';
import { marks } from './context.tsx';
import { Elements, type Of } from './inside.tsx';
import { boxStyle, isHorizontal, marginStyle, sideOf } from './looks.ts';
import { useOpen } from './press.ts';

export function Rule({ el, at }: Of) {
  return <hr className="rule" style={marginStyle(el)} {...marks(el, at)} />;
}

/** A column or a set of them that opens a page when it is touched anywhere but on what is in it. */
function useLink(el: Of['el']): Readonly<Record<string, unknown>> {
  const open = useOpen();
  const link = el.action === undefined ? undefined : linkOf(obj(obj(el.action).multi_url));
  if (!link) return {};
  return {
    role: 'link',
    tabIndex: 0,
    onClick: (event: React.MouseEvent) => {
      const target = (event.target as Element).closest('a, button, input, textarea, [role]');
      if (target !== event.currentTarget) return;
      event.stopPropagation();
      open(link);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open(link);
    },
  };
}

const tinted = (el: Of['el']): string =>
  ['', 'default', 'none'].includes(str(el.background_style)) ? '' : 'tinted';

export function ColumnSet({ el, at }: Of) {
  const link = useLink(el);
  const { alignItems: _, ...style } = boxStyle({ ...el, vertical_align: undefined });
  const looks = [str(el.flex_mode), tinted(el), link.role ? 'acts' : ''];
  return (
    <div
      className={`columns ${looks.join(' ')}`}
      style={{ ...style, justifyContent: sideOf(el.horizontal_align) }}
      {...link}
      {...marks(el, at)}
    >
      {objects(el.columns).map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
        <Column key={index} el={column} at={`${at}/columns/${index}`} />
      ))}
    </div>
  );
}

function flexOf(el: Of['el']): string {
  const weight = typeof el.weight === 'number' ? el.weight : 1;
  const width = str(el.width, 'weighted');
  if (width === 'auto') return '0 1 auto';
  return /^\d+px$/.test(width) ? `0 1 ${width}` : `${weight} 1 0`;
}

export function Column({ el, at }: Of) {
  const link = useLink(el);
  const looks = [isHorizontal(el) ? 'horizontal' : '', tinted(el), link.role ? 'acts' : ''];
  return (
    <div
      className={`column stack ${looks.join(' ')} ${str(el.width) === 'auto' ? 'auto' : ''}`}
      style={{ ...boxStyle(el), flex: flexOf(el) }}
      {...link}
      {...marks(el, at)}
    >
      <Elements of={el.elements} at={`${at}/elements`} />
    </div>
  );
}
