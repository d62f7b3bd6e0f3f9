import {
  align,
  boxWidth,
  common,
  i18nText,
  icon,
  imageKey,
  plain,
  plainOrMd,
  radius,
  udIcon,
} from './parts.ts';
import {
  bool,
  type Component,
  json,
  legacy,
  list,
  may,
  must,
  object,
  one,
  person,
  raw,
  size,
  text,
  whole,
} from './types.ts';

const personSize = one('extra_small', 'small', 'medium', 'large');

/** §4.3: components that show something. */
export const SHOWN: Readonly<Record<string, Component>> = {
  markdown: {
    fields: {
      ...common,
      content: must(text()),
      i18n_content: i18nText,
      text_align: may(align),
      text_size: may(text()),
      icon: may(icon),
    },
  },
  div: {
    fields: {
      ...common,
      text: may(plainOrMd),
      icon: may(icon),
      width: may(boxWidth),
      fields: legacy(list(object({ is_short: may(bool), text: must(plainOrMd) }))),
    },
    oneOf: [['text'], ['fields']],
  },
  hr: { fields: common },
  img: {
    fields: {
      ...common,
      ...imageKey,
      /** The page requires it, its own sample of an interactive container leaves it out. */
      alt: may(plain),
      title: may(plainOrMd),
      corner_radius: may(radius),
      scale_type: may(one('crop_center', 'crop_top', 'fit_horizontal')),
      size: may(imageSize('large medium small tiny stretch')),
      transparent: may(bool),
      preview: may(bool),
      mode: legacy(one('crop_center', 'fit_horizontal', 'stretch', 'large', 'medium', 'small', 'tiny')),
      custom_width: legacy(raw('number', 'string')),
      compact_width: legacy(bool),
    },
  },
  img_combination: {
    fields: {
      ...common,
      combination_mode: must(one('double', 'triple', 'bisect', 'trisect')),
      img_list: must(list(object({ ...imageKey, transparent: may(bool) }), 9, 1)),
      combination_transparent: may(bool),
      corner_radius: may(radius),
    },
  },
  person: {
    fields: {
      ...common,
      user_id: must(person),
      size: may(personSize),
      show_avatar: may(bool),
      show_name: may(bool),
      style: may(one('normal', 'capsule')),
    },
  },
  person_list: {
    fields: {
      ...common,
      persons: must(list(object({ id: must(person) }))),
      size: may(personSize),
      show_name: may(bool),
      show_avatar: may(bool),
      lines: may(whole(1)),
      drop_invalid_user_id: may(bool),
      icon: may(icon),
      ud_icon: legacy(udIcon),
    },
  },
  chart: {
    fields: {
      ...common,
      chart_spec: must(json),
      aspect_ratio: may(one('1:1', '2:1', '4:3', '16:9')),
      color_theme: may(one('brand', 'rainbow', 'complementary', 'converse', 'primary')),
      preview: may(bool),
      height: may(size('auto', [1, 999])),
    },
  },
};

function imageSize(names: string) {
  return size(names, [1, 1000], { times: [2] });
}
