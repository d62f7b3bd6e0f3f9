import { obj, objects, str } from '../json.ts';
import { marks } from './context.tsx';
import { Elements, type Of } from './inside.tsx';
import { boxStyle, ground, isHorizontal, marginStyle } from './looks.ts';
import { Icon, Text } from './text.tsx';

export function Rule({ el, at }: Of) {
  return <hr className="rule" style={marginStyle(el)} {...marks(el, at)} />;
}

export function ColumnSet({ el, at }: Of) {
  const tinted = Object.keys(ground(el.background_style)).length > 0 ? 'tinted' : '';
  return (
    <div className={`columns ${str(el.flex_mode)} ${tinted}`} style={columnsStyle(el)} {...marks(el, at)}>
      {objects(el.columns).map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
        <Column key={index} el={column} at={`${at}/columns/${index}`} />
      ))}
    </div>
  );
}

/** A column set lays out its columns beside each other, so its horizontal alignment goes along the row. */
const columnsStyle = (el: Of['el']): React.CSSProperties => {
  const { alignItems, ...style } = boxStyle({ ...el, vertical_align: undefined });
  return { ...style, justifyContent: alignItems };
};

export function Column({ el, at }: Of) {
  const weight = typeof el.weight === 'number' ? el.weight : 1;
  const width = str(el.width, 'weighted');
  const flex = width === 'auto' ? '0 1 auto' : width === 'weighted' ? `${weight} 1 0` : `0 1 ${width}`;
  const tinted = Object.keys(ground(el.background_style)).length > 0 ? 'tinted' : '';
  return (
    <div
      className={`column stack ${isHorizontal(el) ? 'horizontal' : ''} ${tinted}`}
      style={{ ...boxStyle(el), flex }}
      {...marks(el, at)}
    >
      <Elements of={el.elements} at={`${at}/elements`} />
    </div>
  );
}

const Chevron = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="m3.5 6 4.5 4.5L12.5 6" fill="none" stroke="currentColor" strokeWidth="1.6" />
  </svg>
);

const PLACES: Record<string, string> = { left: 'before', right: '', follow_text: 'follow' };

export function Panel({ el, at }: Of) {
  const header = obj(el.header);
  const border = obj(el.border);
  const framed = el.border !== undefined && {
    border: '1px solid var(--line)',
    borderRadius: str(border.corner_radius, '5px'),
  };
  return (
    <details
      className="panel"
      open={el.expanded === true}
      style={{ ...marginStyle(el), ...ground(el.background_color), ...(framed || {}) }}
      {...marks(el, at)}
    >
      <summary
        className={PLACES[str(header.icon_position, 'right')]}
        style={{
          ...ground(header.background_color),
          padding: str(header.padding) || (framed ? '4px 8px' : undefined),
        }}
      >
        <Text of={header.title} />
        <span className="arrow" aria-hidden>
          {obj(header.icon).tag === 'custom_icon' ? <Icon of={header.icon} /> : <Chevron />}
        </span>
      </summary>
      <div
        className="stack"
        style={{ ...boxStyle({ ...el, margin: undefined, background_color: undefined }) }}
      >
        <Elements of={el.elements} at={`${at}/elements`} />
      </div>
    </details>
  );
}
