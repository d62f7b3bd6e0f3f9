import type { Type } from './types.ts';

const HUES =
  'blue wathet turquoise green lime yellow sunflower orange red carmine violet purple indigo grey'.split(' ');
const SHADES = '50 100 200 300 350 400 500 600 700 800 900'.split(' ');

/** §6: the names of colours; a bare name is its shade 600. */
export const COLOURS: ReadonlySet<string> = new Set([
  ...HUES.flatMap((hue) => [hue, ...SHADES.map((shade) => `${hue}-${shade}`)]),
  ...['grey-00', 'grey-650', 'grey-950', 'grey-1000', 'bg-white', 'white', 'default'],
]);

/** What official samples use besides. */
const ODD = ['', 'light_grey'];

const part = '(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])';
export const RGBA = new RegExp(
  `^rgba?\\( *${part} *, *${part} *, *${part} *(?:, *(?:0|1|[01]?\\.\\d+|\\d{1,2}%|100%) *)?\\)$`,
);

export const colour: Type = { is: 'colour', names: [], odd: ODD };
/** The background of an interactive container knows one more. */
export const colourOrLaser: Type = { is: 'colour', names: ['laser'], odd: ODD };

/** §4.1: the colours of tags, in the header and in cells. */
export const TAG_COLOURS =
  'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(' ');
export const TEMPLATES =
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');
