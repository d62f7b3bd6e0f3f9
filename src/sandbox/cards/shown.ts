import { common, fixedWidth, height, i18n, icon, plain, plainOrMd, radius } from './parts.ts';
import {
  bool,
  type Component,
  filled,
  json,
  legacy,
  list,
  match,
  may,
  must,
  object,
  one,
  text,
  whole,
} from './types.ts';

const align = one('left', 'center', 'right');
const valign = one('top', 'center', 'bottom');
const personSize = one('extra_small', 'small', 'medium', 'large');

/** §4.3: components that show something. */
export const SHOWN: Readonly<Record<string, Component>> = {
  markdown: {
    fields: {
      ...common,
      content: must(text()),
      text_align: may(align),
      text_size: may(text()),
      icon: may(icon),
      i18n_content: may(i18n(text())),
    },
  },
  div: {
    fields: {
      ...common,
      text: may(plainOrMd),
      icon: may(icon),
      width: may(fixedWidth),
      fields: legacy(list(object({ is_short: may(bool), text: must(plainOrMd) }))),
    },
    oneOf: ['text', 'fields'],
  },
  hr: { fields: common },
  img: {
    fields: {
      ...common,
      img_key: must(filled),
      i18n_img_key: may(i18n(text())),
      /** The page requires it, its own sample of an interactive container leaves it out. */
      alt: may(plain),
      title: may(plainOrMd),
      corner_radius: may(radius),
      scale_type: may(one('crop_center', 'crop_top', 'fit_horizontal')),
      size: may(match(/^(large|medium|small|tiny|stretch|\d{1,4}px \d{1,4}px)$/, 'a size or "Wpx Hpx"')),
      transparent: may(bool),
      preview: may(bool),
      mode: legacy(text()),
      custom_width: legacy(),
      compact_width: legacy(bool),
    },
  },
  img_combination: {
    fields: {
      ...common,
      combination_mode: must(one('double', 'triple', 'bisect', 'trisect')),
      img_list: must(list(object({ img_key: must(filled), transparent: may(bool) }), 9, 1)),
      combination_transparent: may(bool),
      corner_radius: may(radius),
    },
  },
  person: {
    fields: {
      ...common,
      user_id: must(text()),
      size: may(personSize),
      show_avatar: may(bool),
      show_name: may(bool),
      style: may(one('normal', 'capsule')),
    },
  },
  person_list: {
    fields: {
      ...common,
      persons: must(list(object({ id: must(text()) }))),
      size: may(personSize),
      show_name: may(bool),
      show_avatar: may(bool),
      lines: may(whole(1)),
      drop_invalid_user_id: may(bool),
      icon: may(icon),
    },
  },
  table: {
    fields: {
      ...common,
      columns: must(list(object(tableColumn()), 50, 1)),
      rows: must(list(json)),
      page_size: may(whole(1, 10)),
      row_height: may(match(/^(low|middle|high|auto|\d{2,3}px)$/, 'low, middle, high, auto or [32,124]px')),
      row_max_height: may(match(/^\d{2,3}px$/, '[32,999]px')),
      freeze_first_column: may(bool),
      header_style: may(
        object({
          text_align: may(align),
          text_size: may(one('normal', 'heading')),
          background_style: may(one('grey', 'none')),
          text_color: may(one('default', 'grey')),
          bold: may(bool),
          lines: may(whole(1)),
        }),
      ),
    },
  },
  chart: {
    fields: {
      ...common,
      chart_spec: must(json),
      aspect_ratio: may(one('1:1', '2:1', '4:3', '16:9')),
      color_theme: may(one('brand', 'rainbow', 'complementary', 'converse', 'primary')),
      preview: may(bool),
      height: may(height),
    },
  },
};

function tableColumn() {
  return {
    name: must(filled),
    display_name: may(text()),
    width: may(match(/^(auto|\d{2,3}px|\d{1,3}%)$/, 'auto, [80,600]px or N%')),
    horizontal_align: may(align),
    vertical_align: may(valign),
    data_type: must(one('text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date')),
    format: may(object({ precision: may(whole(0, 10)), symbol: may(text(1)), separator: may(bool) })),
    date_format: may(text()),
  };
}
