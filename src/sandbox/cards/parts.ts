import {
  bool,
  either,
  type Fields,
  json,
  legacy,
  list,
  map,
  match,
  may,
  must,
  object,
  one,
  type Type,
  tagged,
  text,
  whole,
} from './types.ts';

/** What several components are made of (§4.1). */

const px = (low: string): string => `(?:${low}\\d{1,2}px)`;
const boxes = (low: string): RegExp => new RegExp(`^${px(low)}(?: ${px(low)}(?:(?: ${px(low)}){2})?)?$`);
export const margin = match(boxes('-?'), '[-99,99]px, 1, 2 or 4 values');
export const padding = match(boxes(''), '[0,99]px, 1, 2 or 4 values');
/** The pages of form, interactive container and checker say -99. */
export const loosePadding = margin;
const spacing = match(
  /^(small|medium|large|extra_large|default|\d{1,2}px)$/,
  'small..extra_large or [0,99]px',
);
const size = (first: string) => match(new RegExp(`^(${first}|\\d{1,4}px)$`), `${first} or Npx`);
export const width = size('default|fill|auto|');
export const fixedWidth = size('fill|auto');
export const height = size('auto');
export const radius = match(/^\d{1,3}(px|%)$/, 'Npx or N%');
/** A name of the colour list with or without a shade, rgba, or a name of config.style.color. */
export const colour = match(/^([A-Za-z][\w-]*|rgba?\([\d., %]+\))$/, 'a colour');
export const elementId = match(
  /^[A-Za-z][A-Za-z0-9_]{0,19}$/,
  'a letter, then letters, digits or _, 20 at most',
);
const url = text();

export const LOCALES = [
  'zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my',
].flatMap((names) => names.split(' '));
export const i18n = (of: Type): Type =>
  object(Object.fromEntries(LOCALES.map((locale) => [locale, may(of)])));

const words: Fields = { tag: must(text()), content: must(text()), i18n_content: may(i18n(text())) };
const shown: Fields = {
  ...words,
  text_size: may(text()),
  text_align: may(one('left', 'center', 'right')),
  lines: may(whole(1)),
};
export const plain = tagged({ plain_text: { ...shown, text_color: may(colour) } });
export const plainOrMd = tagged({ plain_text: { ...shown, text_color: may(colour) }, lark_md: shown });
export const plainOrMarkdown = tagged({
  plain_text: { ...shown, text_color: may(colour) },
  markdown: { ...shown, text_color: may(colour) },
  lark_md: { ...shown, text_color: may(colour) },
});
/** Hints for old clients, still on the official form page. */
export const fallback = tagged({ fallback_text: { tag: must(text()), text: must(plainOrMd) } });

const iconSize = match(/^\d{1,3}px \d{1,3}px$/, 'Wpx Hpx');
export const icon = tagged({
  standard_icon: {
    tag: must(text()),
    token: must(text()),
    color: may(colour),
    size: may(iconSize),
    img_key: legacy(text()),
  },
  custom_icon: { tag: must(text()), img_key: must(text()), size: may(iconSize), token: legacy(text()) },
});

export const textTag = tagged({
  text_tag: {
    tag: must(text()),
    element_id: may(elementId),
    text: must(plainOrMd),
    color: may(
      one(
        ...'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(
          ' ',
        ),
      ),
    ),
  },
});

export const confirm = object({ title: must(plain), text: must(plain) });
const urls: Fields = {
  default_url: may(url),
  pc_url: may(url),
  ios_url: may(url),
  android_url: may(url),
};
export const multiUrl = object({ ...urls, url: may(url) });
export const link = object({ multi_url: must(multiUrl) });
export const behaviors = list(
  either(
    object({ type: must(one('callback')), value: must(either(json, text())) }),
    object({ type: must(one('open_url')), ...urls }),
  ),
);

/** Everywhere. */
export const common: Fields = { tag: must(text()), element_id: may(elementId), margin: may(margin) };
export const aligned: Fields = {
  direction: may(one('vertical', 'horizontal')),
  horizontal_spacing: may(spacing),
  vertical_spacing: may(spacing),
  horizontal_align: may(one('left', 'center', 'right')),
  vertical_align: may(one('top', 'center', 'bottom')),
};
export const hints: Fields = {
  hover_tips: may(plain),
  disabled: may(bool),
  disabled_tips: may(plain),
};
/** What every picker and input shares. */
export const asked: Fields = {
  ...common,
  name: may(text()),
  placeholder: may(plain),
  required: may(bool),
  disabled: may(bool),
  disabled_tips: may(plain),
  width: may(width),
  behaviors: may(behaviors),
  confirm: may(confirm),
  fallback: legacy(fallback),
};
export const colours = map(object({ light_mode: may(text()), dark_mode: may(text()) }));
