import {
  aligned,
  asked,
  behaviors,
  colour,
  common,
  confirm,
  fallback,
  fixedWidth,
  height,
  hints,
  i18n,
  icon,
  link,
  loosePadding,
  multiUrl,
  padding,
  plain,
  plainOrMarkdown,
  plainOrMd,
  radius,
  width,
} from './parts.ts';
import {
  anything,
  bool,
  type Component,
  either,
  elements,
  filled,
  json,
  legacy,
  list,
  match,
  may,
  must,
  number,
  object,
  one,
  text,
  whole,
} from './types.ts';

const align = one('left', 'center', 'right');
const valign = one('top', 'center', 'bottom');
const personSize = one('extra_small', 'small', 'medium', 'large');
const option = object({ text: must(plain), value: must(text()), icon: may(icon) });
const personOption = object({ value: must(text()) });
const choice = { ...asked, type: may(one('default', 'text')) };
const callbackValue = either(json, text());
const DATE = match(/^(\d{4}-\d\d-\d\d)?$/, 'yyyy-MM-dd');
const TIME = match(/^(\d\d:\d\d)?$/, 'HH:mm');
const DATETIME = match(/^(\d{4}-\d\d-\d\d \d\d:\d\d)?$/, 'yyyy-MM-dd HH:mm');

/** §4.3: every component of card JSON 2.0 and what it may carry. */
export const COMPONENTS: Readonly<Record<string, Component>> = {
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
  column_set: {
    level: true,
    fields: {
      ...common,
      columns: must(elements('columns')),
      flex_mode: may(one('none', 'stretch', 'flow', 'bisect', 'trisect')),
      background_style: may(colour),
      horizontal_spacing: may(aligned.horizontal_spacing!.type),
      horizontal_align: may(align),
      action: may(link),
    },
  },
  column: {
    fields: {
      ...common,
      ...aligned,
      elements: may(elements('container')),
      width: may(match(/^(auto|weighted|\d{2,3}px)$/, 'auto, weighted or [16,600]px')),
      weight: may(whole(1, 5)),
      padding: may(padding),
      background_style: may(colour),
      action: may(link),
    },
  },
  form: {
    level: true,
    fields: {
      ...common,
      ...aligned,
      name: may(text()),
      elements: must(elements('form')),
      padding: may(loosePadding),
      confirm: legacy(confirm),
      fallback: legacy(fallback),
    },
  },
  interactive_container: {
    level: true,
    fields: {
      ...common,
      ...aligned,
      ...hints,
      name: legacy(text()),
      elements: must(elements('container')),
      behaviors: may(behaviors),
      width: may(fixedWidth),
      height: may(height),
      background_style: may(colour),
      has_border: may(bool),
      border_color: may(colour),
      corner_radius: may(radius),
      padding: may(loosePadding),
      confirm: may(confirm),
    },
  },
  collapsible_panel: {
    level: true,
    fields: {
      ...common,
      ...aligned,
      header: must(object(panelHeader())),
      elements: may(elements('container')),
      expanded: may(bool),
      border: may(object({ color: may(colour), corner_radius: may(radius) })),
      background_color: may(colour),
      padding: may(padding),
      fallback: legacy(fallback),
    },
  },
  button: {
    named: true,
    fields: {
      ...common,
      ...hints,
      text: may(plainOrMd),
      type: may(
        one(
          ...'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(
            ' ',
          ),
        ),
      ),
      size: may(one('tiny', 'small', 'medium', 'large')),
      width: may(width),
      icon: may(icon),
      confirm: may(confirm),
      behaviors: may(behaviors),
      name: may(text()),
      form_action_type: may(one('submit', 'reset')),
      required: legacy(bool),
      value: legacy(callbackValue),
      url: legacy(text()),
      multi_url: legacy(multiUrl),
      action_type: legacy(one('link', 'request', 'multi', 'form_submit', 'form_reset')),
      complex_interaction: legacy(bool),
    },
  },
  input: {
    named: true,
    fields: {
      ...asked,
      default_value: may(text()),
      label: may(plain),
      label_position: may(one('top', 'left')),
      input_type: may(one('text', 'multiline_text', 'password')),
      rows: may(whole(1)),
      auto_resize: may(bool),
      max_rows: may(whole(1)),
      max_length: may(whole(1, 1000)),
      show_icon: may(bool),
      value: may(callbackValue),
    },
  },
  select_static: {
    named: true,
    fields: {
      ...choice,
      options: must(list(option)),
      initial_option: may(text()),
      initial_index: may(whole(0)),
      value: legacy(callbackValue),
    },
  },
  multi_select_static: {
    named: true,
    fields: {
      ...choice,
      name: must(filled),
      options: must(list(option)),
      selected_values: may(list(text())),
      value: legacy(callbackValue),
    },
  },
  select_person: {
    named: true,
    fields: {
      ...choice,
      options: may(list(personOption)),
      initial_option: may(text()),
      value: legacy(callbackValue),
    },
  },
  multi_select_person: {
    named: true,
    fields: {
      ...choice,
      name: must(filled),
      options: may(list(personOption)),
      selected_values: may(list(text())),
      value: legacy(callbackValue),
    },
  },
  date_picker: {
    named: true,
    fields: { ...asked, initial_date: may(DATE), value: may(callbackValue) },
  },
  picker_time: {
    named: true,
    fields: { ...asked, initial_time: may(TIME), value: may(callbackValue) },
    oneOf: ['placeholder', 'initial_time'],
  },
  picker_datetime: {
    named: true,
    fields: { ...asked, initial_datetime: may(DATETIME), value: may(callbackValue) },
    oneOf: ['placeholder', 'initial_datetime'],
  },
  checker: {
    named: true,
    fields: {
      ...common,
      ...hints,
      name: may(text()),
      checked: may(bool),
      text: may(plainOrMd),
      overall_checkable: may(bool),
      button_area: may(
        object({
          pc_display_rule: may(one('always', 'on_hover')),
          buttons: may(elements('checker-buttons')),
        }),
      ),
      checked_style: may(object({ show_strikethrough: may(bool), opacity: may(number(0, 1)) })),
      padding: may(loosePadding),
      confirm: may(confirm),
      behaviors: may(behaviors),
    },
  },
  overflow: {
    fields: {
      ...common,
      name: legacy(text()),
      options: must(
        list(
          object({ text: must(plain), value: may(text()), multi_url: may(multiUrl), url: legacy(text()) }),
          undefined,
          1,
        ),
      ),
      value: may(callbackValue),
      behaviors: legacy(behaviors),
      width: may(width),
      confirm: may(confirm),
      disabled: legacy(bool),
    },
  },
  select_img: {
    named: true,
    fields: {
      ...asked,
      options: must(
        list(
          object({
            img_key: must(filled),
            value: must(text()),
            disabled: may(bool),
            disabled_tips: may(plain),
            hover_tips: may(plain),
          }),
          undefined,
          1,
        ),
      ),
      multi_select: may(bool),
      layout: may(one('stretch', 'bisect', 'trisect')),
      aspect_ratio: may(one('1:1', '16:9', '4:3')),
      can_preview: may(bool),
      value: may(callbackValue),
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

function panelHeader() {
  return {
    title: must(plainOrMarkdown),
    background_color: may(colour),
    width: may(one('fill', 'auto', 'auto_when_fold')),
    vertical_align: may(valign),
    /** Two values are refused as `invalid panel header padding`. */
    padding: may(match(/^\d{1,2}px(( \d{1,2}px){3})?$/, 'invalid panel header padding')),
    icon: may(icon),
    icon_position: may(one('left', 'right', 'follow_text')),
    icon_expanded_angle: may(either(whole(-180, -180), whole(-90, -90), whole(90, 90), whole(180, 180))),
    position: legacy(anything),
  };
}

/** Parts of 1.0 that 2.0 refuses by name (200861). */
export const REMOVED: readonly string[] = ['action', 'note'];

/** Which components may stand where (§4.2). */
const everywhere = Object.keys(COMPONENTS).filter((tag) => !['column', 'form', 'table'].includes(tag));
export const PLACES = {
  root: [...everywhere, 'form', 'table'],
  columns: ['column'],
  container: everywhere,
  form: everywhere,
  'checker-buttons': ['button'],
} as const;
