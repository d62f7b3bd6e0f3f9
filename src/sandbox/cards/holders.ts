import { colour, colourOrLaser } from './colours.ts';
import {
  align,
  aligned,
  behaviors,
  boxWidth,
  common,
  confirm,
  disputedPadding,
  fallback,
  hints,
  link,
  padding,
  plainOrMarkdown,
  radius,
  sizedIcon,
  valign,
} from './parts.ts';
import {
  bool,
  type Component,
  elements,
  type Fields,
  legacy,
  may,
  must,
  object,
  one,
  oneNumber,
  size,
  text,
  whole,
} from './types.ts';

const panelHeader: Fields = {
  title: may(plainOrMarkdown),
  background_color: may(colour),
  width: may(one('fill', 'auto', 'auto_when_fold')),
  vertical_align: may(valign),
  /** Two values are refused, in these words (§3.4). */
  padding: may(size('', [0, 99], { times: [1, 4], says: 'invalid panel header padding' })),
  icon: may(sizedIcon),
  icon_position: may(one('left', 'right', 'follow_text')),
  icon_expanded_angle: may(oneNumber(-180, -90, 90, 180)),
  position: legacy(one('top', 'center', 'bottom')),
};

/** §4.3: components that hold others. */
export const HOLDERS: Readonly<Record<string, Component>> = {
  column_set: {
    level: true,
    fields: {
      ...common,
      columns: must(elements('columns')),
      flex_mode: may(one('none', 'stretch', 'flow', 'bisect', 'trisect')),
      background_style: may(colour),
      horizontal_spacing: aligned.horizontal_spacing!,
      horizontal_align: may(align),
      action: may(link),
    },
  },
  column: {
    fields: {
      ...common,
      ...aligned,
      elements: may(elements('container')),
      width: may(size('auto weighted', [16, 600])),
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
      padding: may(disputedPadding),
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
      width: may(boxWidth),
      height: may(size('auto', [10, 999])),
      background_style: may(colourOrLaser),
      has_border: may(bool),
      border_color: may(colour),
      corner_radius: may(radius),
      padding: may(disputedPadding),
      confirm: may(confirm),
    },
  },
  collapsible_panel: {
    level: true,
    fields: {
      ...common,
      ...aligned,
      header: must(object(panelHeader)),
      elements: may(elements('panel')),
      expanded: may(bool),
      border: may(object({ color: may(colour), corner_radius: may(radius) })),
      background_color: may(colour),
      padding: may(padding),
      fallback: legacy(fallback),
    },
  },
};
