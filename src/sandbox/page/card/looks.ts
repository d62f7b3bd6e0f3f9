import type { CSSProperties } from 'react';
import { str } from '../json.ts';
import type { Json } from '../types.ts';

const HUES = [
  ...['blue', 'wathet', 'turquoise', 'green', 'lime', 'yellow', 'orange', 'red'],
  ...['carmine', 'violet', 'purple', 'indigo', 'grey', 'neutral'],
];
const hueOf = (name: string | undefined): string | undefined =>
  HUES.find((hue) => name === hue || name?.startsWith(`${hue}-`));

/** The colour of a text: a name of the list, its shades taken for the name itself, or rgba. */
export function colourOf(name: string | undefined): string {
  const hue = hueOf(name);
  if (hue) return `var(--hue-${hue})`;
  if (name === 'light_grey') return 'var(--text-soft)';
  return name && /^rgba?\([\d., %]+\)$/.test(name) ? name : 'inherit';
}

/** A pale ground with its hue on it, as headers and tags have. */
export function hueStyle(name: string | undefined): string {
  const hue = hueOf(name);
  return hue ? `--pale:var(--pale-${hue});--hue:var(--hue-${hue})` : '';
}

export function hue(name: unknown): CSSProperties {
  const found = hueOf(str(name));
  return (found ? { '--pale': `var(--pale-${found})`, '--hue': `var(--hue-${found})` } : {}) as CSSProperties;
}

export function ground(name: unknown): CSSProperties {
  const given = str(name);
  const found = hueOf(given);
  if (found) return { background: `var(--pale-${found})` };
  return /^rgba?\(/.test(given) ? { background: given } : {};
}

const GAPS: Record<string, string> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' };
const gap = (value: unknown): string | undefined =>
  GAPS[str(value)] ?? (/^\d+px$/.test(str(value)) ? str(value) : undefined);
const SIDES: Record<string, string> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};
const box = (value: unknown): string | undefined => (/^[-\d px]+$/.test(str(value)) ? str(value) : undefined);

export const isHorizontal = (of: Json): boolean => of.direction === 'horizontal';

/** Spacing, alignment, padding and margin of whatever holds other components. */
export function boxStyle(of: Json): CSSProperties {
  const across = SIDES[str(of.horizontal_align)];
  const down = SIDES[str(of.vertical_align)];
  const horizontal = isHorizontal(of);
  return {
    rowGap: gap(of.vertical_spacing),
    columnGap: gap(of.horizontal_spacing),
    justifyContent: horizontal ? across : down,
    alignItems: horizontal ? down : across === 'flex-start' ? undefined : across,
    padding: box(of.padding),
    ...marginStyle(of),
    ...ground(of.background_style ?? of.background_color),
  };
}

export const marginStyle = (of: Json): CSSProperties => ({ margin: box(of.margin) });

const SIZES: Record<string, number> = {
  'heading-0': 30,
  'heading-1': 24,
  'heading-2': 20,
  'heading-3': 18,
  'heading-4': 16,
  heading: 16,
  normal: 14,
  notation: 12,
  'xxxx-large': 30,
  'xxx-large': 24,
  'xx-large': 20,
  'x-large': 18,
  large: 16,
  medium: 14,
  small: 12,
  'x-small': 10,
};

export function textStyle(of: Json): CSSProperties {
  const size = SIZES[str(of.text_size)];
  const lines = typeof of.lines === 'number' ? of.lines : undefined;
  const clamp = lines && {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical' as const,
    WebkitLineClamp: lines,
    overflow: 'hidden',
  };
  return {
    textAlign: (str(of.text_align) || undefined) as CSSProperties['textAlign'],
    color: of.text_color
      ? colourOf(str(of.text_color))
      : of.text_size === 'notation'
        ? 'var(--text-soft)'
        : undefined,
    ...(size && { fontSize: size, lineHeight: size >= 18 ? 1.35 : 1.571 }),
    ...clamp,
  };
}

/** `fill`, `auto`, or so many pixels, never wider than there is room. */
export function widthStyle(value: unknown): CSSProperties {
  const given = str(value);
  if (given === 'fill') return { width: '100%' };
  return /^\d+px$/.test(given) ? { width: given, maxWidth: '100%' } : {};
}
