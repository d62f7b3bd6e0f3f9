import { DATE, DATETIME, TIME } from './moments.ts';
import {
  asked,
  behaviors,
  common,
  confirm,
  disputedPadding,
  hints,
  i18nText,
  icon,
  imageKey,
  multiUrl,
  plain,
  plainOrMd,
  shortPlain,
  width,
} from './parts.ts';
import {
  bool,
  type Component,
  callbackValue,
  elements,
  filled,
  json,
  legacy,
  list,
  may,
  must,
  number,
  object,
  one,
  person,
  text,
  whole,
} from './types.ts';

const option = object({ text: must(plain), value: must(text()), icon: may(icon) });
const personOption = object({ value: must(person) });
const choice = { ...asked, type: may(one('default', 'text')) };

/** §4.3: components that people touch. */
export const TOUCHED: Readonly<Record<string, Component>> = {
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
      i18n_default_value: i18nText,
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
      options: may(list(option)),
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
      options: may(list(option)),
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
    fields: { ...asked, initial_date: may(DATE), value: may(json) },
  },
  picker_time: {
    named: true,
    fields: { ...asked, initial_time: may(TIME), value: may(json) },
    oneOf: [['placeholder'], ['initial_time']],
  },
  picker_datetime: {
    named: true,
    fields: { ...asked, initial_datetime: may(DATETIME), value: may(json) },
    oneOf: [['placeholder'], ['initial_datetime']],
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
      padding: may(disputedPadding),
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
          object({
            text: may(shortPlain),
            value: may(text()),
            multi_url: may(multiUrl),
            url: legacy(text()),
          }),
          undefined,
          1,
        ),
      ),
      value: may(json),
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
            ...imageKey,
            ...hints,
            value: may(text()),
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
