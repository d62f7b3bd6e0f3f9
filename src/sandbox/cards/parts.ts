import { colour, TAG_COLOURS } from './colours.ts';
import {
  bool,
  callbackValue,
  type Fields,
  image,
  legacy,
  list,
  map,
  match,
  may,
  must,
  object,
  one,
  orEmpty,
  type Shape,
  shape,
  size,
  type Type,
  tagged,
  text,
  typed,
  whole,
} from './types.ts';

/** What several components are made of (§4.1). */

const boxes = { times: [1, 2, 4] };
export const margin = size('', [-99, 99], boxes);
export const padding = size('', [0, 99], boxes);
/** [0,99]px in the structure, [-99,99]px in the table of fields of form, interactive container and checker. */
export const disputedPadding = size('', [0, 99], { ...boxes, disputed: [-99, -1] });
const spacing = size('small medium large extra_large', [0, 99], { odd: ['', 'default'] });
/** Buttons and fields; the official sample of an overflow leaves it empty. */
export const width = size('default fill', [100, Infinity], { odd: [''] });
export const boxWidth = size('fill auto', [16, 999]);
export const radius = size('', [0, Infinity], { percent: [0, 100] });
export const align = one('left', 'center', 'right');
export const valign = one('top', 'center', 'bottom');
export const elementId = match(
  /^[A-Za-z][A-Za-z0-9_]{0,19}$/,
  'a letter, then letters, digits or _, 20 at most',
);

export const LOCALES =
  'zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(
    ' ',
  );
export const i18n = (of: Type): Type =>
  object(Object.fromEntries(LOCALES.map((locale) => [locale, may(of)])));
export const i18nText = may(i18n(text()));
export const imageKey: Fields = { img_key: must(image), i18n_img_key: may(i18n(image)) };

/** A text with a tag; `content` may be left out where `i18n_content` says it. */
const words = (content: Type, more: Fields = {}): Shape =>
  shape(
    {
      tag: must(text()),
      content: may(content),
      i18n_content: i18nText,
      text_size: may(text()),
      text_align: may(align),
      lines: may(whole(1)),
      ...more,
    },
    ['content'],
    ['i18n_content'],
  );
const plainText = words(text(), { text_color: may(colour) });
/** `text_color` takes effect on plain text only. */
const marked = words(text(), { text_color: legacy(colour) });
export const plain = tagged({ plain_text: plainText });
export const plainOrMd = tagged({ plain_text: plainText, lark_md: marked });
export const plainOrMarkdown = tagged({ plain_text: plainText, markdown: marked, lark_md: marked });
/** A placeholder, the text of an option. */
export const shortPlain = tagged({ plain_text: words(text(100), { text_color: may(colour) }) });
/** Hints for old clients, still on the official form page. */
export const fallback = tagged({ fallback_text: shape({ tag: must(text()), text: must(plainOrMd) }) });

const token = match(
  /_(outlined|filled|colorful)$/,
  'a token of the icon library: _outlined, _filled, _colorful',
);
const iconOf = (iconSize: Fields): Type =>
  tagged({
    standard_icon: shape({
      tag: must(text()),
      token: must(token),
      color: may(colour),
      img_key: legacy(text()),
      i18n_img_key: legacy(),
      ...iconSize,
    }),
    custom_icon: shape({
      tag: must(text()),
      ...imageKey,
      token: legacy(text()),
      color: legacy(colour),
      ...iconSize,
    }),
  });
const iconSize = size('', [1, 999], { times: [2] });
/** Only the page of the collapsible panel gives an icon a size. */
export const icon = iconOf({ size: legacy(iconSize) });
export const sizedIcon = iconOf({ size: may(iconSize) });
/** The older icon, which the page of the person list still has. */
export const udIcon = object({ token: must(token), style: may(object({ color: may(colour) })) });

export const textTag = tagged({
  text_tag: shape({
    tag: must(text()),
    element_id: may(elementId),
    text: must(plainOrMd),
    color: may(one(...TAG_COLOURS)),
  }),
});

export const confirm = orEmpty(object({ title: must(plain), text: must(plain) }));
const ends: Fields = { pc_url: may(text()), ios_url: may(text()), android_url: may(text()) };
/** A default address, or one for each end. */
export const cardLink = object({ url: may(text()), ...ends }, ['url'], ['pc_url', 'ios_url', 'android_url']);
const someUrl = (key: string): string[][] => [[key], ...Object.keys(ends).map((end) => [end])];
export const multiUrl = object({ url: may(text()), ...ends }, ...someUrl('url'));
export const link = object({ multi_url: may(multiUrl) });
export const behaviors = list(
  typed({
    callback: shape({ type: must(text()), value: must(callbackValue) }),
    open_url: shape({ type: must(text()), default_url: may(text()), ...ends }, ...someUrl('default_url')),
  }),
);

/** Everywhere. */
export const common: Fields = { tag: must(text()), element_id: may(elementId), margin: may(margin) };
export const aligned: Fields = {
  direction: may(one('vertical', 'horizontal')),
  horizontal_spacing: may(spacing),
  vertical_spacing: may(spacing),
  horizontal_align: may(align),
  vertical_align: may(valign),
};
export const hints: Fields = {
  hover_tips: may(orEmpty(plain)),
  disabled: may(bool),
  disabled_tips: may(orEmpty(plain)),
};
/** What every picker and input shares. */
export const asked: Fields = {
  ...common,
  name: may(text()),
  placeholder: may(shortPlain),
  required: may(bool),
  disabled: may(bool),
  disabled_tips: may(orEmpty(plain)),
  width: may(width),
  behaviors: may(behaviors),
  confirm: may(confirm),
  fallback: legacy(fallback),
};
const shade: Type = { is: 'colour', names: [], odd: [] };
export const colours = map(object({ light_mode: may(shade), dark_mode: may(shade) }));
const each = (of: Type): Fields =>
  Object.fromEntries(['default', 'pc', 'mobile', 'ios', 'android'].map((end) => [end, may(of)]));
export const perEnd = (of: Type): Type => object(each(of));
