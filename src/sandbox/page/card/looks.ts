import type { CSSProperties } from 'react';
import { num, str } from '../json.ts';
import type { Json } from '../types.ts';

/** §6: a hue, perhaps with a shade as in `blue-50`; what each looks like stands in style/colours.css. */
const NAMED = /^([a-z]+)(?:-(\d{2,3}))?$/;
const HUES = new Set([
  ...['blue', 'wathet', 'turquoise', 'green', 'lime', 'yellow', 'sunflower', 'orange', 'red'],
  ...['carmine', 'violet', 'purple', 'indigo', 'grey', 'neutral'],
]);
const RGBA = /^rgba?\([\d., %]+\)$/;
/** Names that a card gives colours and sizes itself are variables on the card. */
const OWN = /^[A-Za-z][\w-]*$/;

/** How much of the hue is in a shade, the rest being paper, or ink for what is deeper than the hue itself. */
const SHADES: Readonly<Record<string, string>> = {
  ...{ 50: '7%', 100: '13%', 200: '26%', 300: '46%', 350: '55%', 400: '74%', 500: '88%', 600: '100%' },
};
const DEEPER: Readonly<Record<string, string>> = { 650: '88%', 700: '78%', 800: '60%', 900: '44%' };

function shadeOf(hue: string, shade: string): string {
  const base = `var(--hue-${hue})`;
  const [part, other] = SHADES[shade] ? [SHADES[shade], '--paper'] : [DEEPER[shade] ?? '100%', '--ink'];
  return `color-mix(in srgb, ${base} ${part}, var(${other}))`;
}

const split = (name: string): { hue: string; shade: string | undefined } | undefined => {
  const [, hue = '', shade] = NAMED.exec(name) ?? [];
  return HUES.has(hue) ? { hue, shade } : undefined;
};

/** The colour of a text: a name of the list, of the card's own list, or rgba. */
export function colourOf(name: string | undefined): string {
  if (!name || name === 'default') return 'inherit';
  if (name === 'light_grey') return 'var(--text-soft)';
  if (name === 'white' || name === 'bg-white') return '#fff';
  if (RGBA.test(name)) return name;
  const found = split(name);
  if (found) return found.shade ? shadeOf(found.hue, found.shade) : `var(--hue-${found.hue})`;
  return OWN.test(name) ? `var(--own-${name}, inherit)` : 'inherit';
}

/** A pale ground with its hue on it, as headers and tags have. */
export function hue(name: unknown): CSSProperties {
  const found = split(str(name));
  if (!found) return {};
  return { '--pale': `var(--pale-${found.hue})`, '--hue': `var(--hue-${found.hue})` } as CSSProperties;
}

/** What a container stands on: a bare name is the pale of that hue. */
export function ground(name: unknown): CSSProperties {
  const given = str(name);
  if (!given || given === 'default' || given === 'none') return {};
  if (given === 'laser') return { background: 'var(--laser-pale)' };
  if (given === 'bg-white') return { background: 'var(--card)' };
  const found = split(given);
  if (found && !found.shade) return { background: `var(--pale-${found.hue})` };
  const colour = colourOf(given);
  return colour === 'inherit' ? {} : { background: colour.replace(', inherit', ', transparent') };
}

const GAPS: Readonly<Record<string, string>> = {
  small: '4px',
  medium: '8px',
  default: '8px',
  large: '12px',
  extra_large: '16px',
};
const gap = (value: unknown): string | undefined =>
  GAPS[str(value)] ?? (/^\d+px$/.test(str(value)) ? str(value) : undefined);
const SIDES: Readonly<Record<string, string>> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};
export const sideOf = (value: unknown): string | undefined => SIDES[str(value)];
const box = (value: unknown): string | undefined => (/^[-\d px]+$/.test(str(value)) ? str(value) : undefined);
/** CSS knows no negative padding; some pages of Feishu allow it. */
const padding = (value: unknown): string | undefined => box(value)?.replaceAll(/-\d+px/g, '0px');

export const isHorizontal = (of: Json): boolean => of.direction === 'horizontal';

/** Spacing, alignment, padding and margin of whatever holds other components. */
export function boxStyle(of: Json): CSSProperties {
  const across = sideOf(of.horizontal_align);
  const down = sideOf(of.vertical_align);
  const horizontal = isHorizontal(of);
  return {
    rowGap: gap(of.vertical_spacing),
    columnGap: gap(of.horizontal_spacing),
    justifyContent: horizontal ? across : down,
    alignItems: horizontal ? down : across === 'flex-start' ? undefined : across,
    padding: padding(of.padding),
    ...marginStyle(of),
    ...ground(of.background_style ?? of.background_color),
  };
}

export const marginStyle = (of: Json): CSSProperties => ({ margin: box(of.margin) });

/** A size is a variable too; whatever nobody knows is normal. */
export function textStyle(of: Json): CSSProperties {
  const size = str(of.text_size);
  const lines = num(of.lines);
  const clamp = lines && {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical' as const,
    WebkitLineClamp: lines,
    overflow: 'hidden',
  };
  const soft = size === 'notation' ? 'var(--text-soft)' : undefined;
  return {
    textAlign: (str(of.text_align) || undefined) as CSSProperties['textAlign'],
    color: of.text_color ? colourOf(str(of.text_color)) : soft,
    ...(OWN.test(size) && {
      fontSize: `var(--own-size-${size}, var(--size-${size}, 14px))`,
      lineHeight: 'calc(1em + 8px)',
    }),
    ...clamp,
  };
}

/** `fill`, `auto`, or so many pixels, never wider than there is room. */
export function widthStyle(value: unknown): CSSProperties {
  const given = str(value);
  if (given === 'fill') return { width: '100%' };
  if (given === 'auto') return { width: 'fit-content', maxWidth: '100%' };
  return /^\d+px$/.test(given) ? { width: given, maxWidth: '100%' } : {};
}

/** config.style: the card's own colours and sizes, as variables on the card. */
export function ownStyle(config: Json, dark: boolean, phone: boolean): CSSProperties {
  const style = config.style as Json | undefined;
  const colours = Object.entries((style?.color ?? {}) as Json).map(([name, modes]) => {
    const { light_mode, dark_mode } = modes as Json;
    const found = str(dark ? dark_mode : light_mode) || str(light_mode);
    return [`--own-${name}`, colourOf(found)];
  });
  const sizes = Object.entries((style?.text_size ?? {}) as Json).map(([name, devices]) => {
    const { pc, mobile, default: otherwise } = devices as Json;
    const found = str(phone ? mobile : pc) || str(otherwise);
    return [`--own-size-${name}`, OWN.test(found) ? `var(--size-${found}, 14px)` : '14px'];
  });
  return Object.fromEntries(
    [...colours, ...sizes].filter(([name]) => OWN.test(name!.slice(2))),
  ) as CSSProperties;
}
