import { contentOf, str } from '../json.ts';
import { linkOfElement } from '../links.ts';
import { useNotices } from '../notices.tsx';
import { marks, useCard } from './context.tsx';
import { Elements, type Of } from './inside.tsx';
import { boxStyle, colourOf, isHorizontal, widthStyle } from './looks.ts';
import { callsBack, usePress } from './press.ts';

const pixels = (value: unknown): string | undefined => (/^\d+px$/.test(str(value)) ? str(value) : undefined);

function styleOf(el: Of['el']): React.CSSProperties {
  const border = str(el.border_color, 'grey');
  return {
    ...boxStyle(el),
    ...widthStyle(el.width ?? 'fill'),
    borderRadius: str(el.corner_radius) || undefined,
    height: pixels(el.height),
    borderColor: border === 'grey' ? undefined : colourOf(border),
  };
}

export function InteractiveContainer({ el, at }: Of) {
  const { pending } = useCard();
  const { toast } = useNotices();
  const press = usePress();
  const off = el.disabled === true;
  const acts = callsBack(el) || linkOfElement(el) !== undefined;
  const why = contentOf(el.disabled_tips);
  const touch = () => {
    if (!off) void press(el, at);
    else if (why) toast('info', why);
  };
  const own = (target: EventTarget, current: Element) =>
    (target as Element).closest('a, button, input, textarea, summary, [role="button"], [role="combobox"]') ===
    current;
  const button = acts && {
    role: 'button',
    tabIndex: 0,
    'aria-disabled': off,
    'aria-busy': pending === at,
    onClick: (event: React.MouseEvent) => own(event.target, event.currentTarget) && touch(),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.target !== event.currentTarget || !['Enter', ' '].includes(event.key)) return;
      event.preventDefault();
      touch();
    },
  };
  const looks = [
    ...[acts ? 'acts' : '', isHorizontal(el) ? 'horizontal' : ''],
    ...[el.has_border === true ? 'bordered' : '', off ? 'dead' : ''],
  ];
  return (
    <div
      className={`container stack ${looks.join(' ')}`}
      style={styleOf(el)}
      title={(off ? why : contentOf(el.hover_tips)) || undefined}
      {...button}
      {...marks(el, at)}
    >
      <Elements of={el.elements} at={`${at}/elements`} />
    </div>
  );
}
