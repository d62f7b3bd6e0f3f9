import IconChevronDown from '@douyinfe/semi-icons/lib/es/icons/IconChevronDown';
import { type CSSProperties, useEffect, useId, useState } from 'react';
import { num, obj, str } from '../json.ts';
import { marks } from './context.tsx';
import { Icon } from './icon.tsx';
import { Elements, type Of } from './inside.tsx';
import { boxStyle, colourOf, ground, marginStyle, sideOf } from './looks.ts';
import { Text } from './text.tsx';

const PLACES: Readonly<Record<string, string>> = { left: 'before', right: '', follow_text: 'follow' };

function frameOf(el: Of['el']): CSSProperties {
  const border = obj(el.border);
  const framed = el.border !== undefined && {
    border: `1px solid ${['', 'grey'].includes(str(border.color)) ? 'var(--line)' : colourOf(str(border.color))}`,
    borderRadius: str(border.corner_radius, '5px'),
  };
  return { ...marginStyle(el), ...ground(el.background_color), ...framed };
}

function headStyle(header: Of['el'], framed: boolean, open: boolean): CSSProperties {
  const width = str(header.width);
  const narrow = width === 'auto' || (width === 'auto_when_fold' && !open);
  return {
    ...boxStyle({ padding: header.padding, background_color: header.background_color }),
    padding: str(header.padding) || (framed ? '4px 8px' : undefined),
    alignItems: sideOf(header.vertical_align) ?? 'center',
    width: narrow ? 'fit-content' : '100%',
  };
}

/** A title over what it hides; its arrow turns as the card says. */
export function Panel({ el, at }: Of) {
  const header = obj(el.header);
  const expanded = el.expanded === true;
  const [open, setOpen] = useState(expanded);
  useEffect(() => setOpen(expanded), [expanded]);
  const id = useId();
  const turned = open ? (num(header.icon_expanded_angle) ?? 180) : 0;
  const inside = boxStyle({ ...el, margin: undefined, background_color: undefined });
  return (
    <div className={`panel ${open ? 'open' : ''}`} style={frameOf(el)} {...marks(el, at)}>
      <button
        type="button"
        className={`panel-head ${PLACES[str(header.icon_position, 'right')] ?? ''}`}
        style={headStyle(header, el.border !== undefined, open)}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Text of={header.title} />
        <span className="arrow" style={{ rotate: `${turned}deg` }} aria-hidden>
          {header.icon === undefined ? <IconChevronDown size="inherit" /> : <Icon of={header.icon} />}
        </span>
      </button>
      <div className="stack" id={id} style={inside} hidden={!open}>
        <Elements of={el.elements} at={`${at}/elements`} />
      </div>
    </div>
  );
}
