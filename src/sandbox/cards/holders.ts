import {
  aligned,
  behaviors,
  colour,
  common,
  confirm,
  fallback,
  fixedWidth,
  height,
  hints,
  icon,
  link,
  loosePadding,
  padding,
  plainOrMarkdown,
  radius,
} from './parts.ts';
import {
  anything,
  bool,
  type Component,
  either,
  elements,
  legacy,
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

/** §4.3: components that hold others. */
export const HOLDERS: Readonly<Record<string, Component>> = {
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
};

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
