/** Building blocks of Feishu card JSON 2.0: only what our cards use, each exact in its fields. */
import { words } from './words.ts';
import { faces } from './words-faces.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Element = { readonly tag: string; readonly [key: string]: Json };

/** State of the thing that a card shows: decides colour and tag. A card that only tells something has no tag. */
export type CardState = keyof typeof words.states | 'info';
const TEMPLATES: Record<CardState, string> = {
  todo: 'orange',
  running: 'blue',
  done: 'green',
  late: 'red',
  refused: 'red',
  void: 'grey',
  drill: 'violet',
  info: 'blue',
};

export type Card = {
  readonly schema: '2.0';
  readonly config: { readonly update_multi: true; readonly summary: { readonly content: string } };
  readonly header: {
    readonly title: Element;
    readonly text_tag_list?: readonly Element[];
    readonly template: string;
  };
  readonly body: { readonly elements: readonly Element[] };
};

export type Face = {
  readonly state: CardState;
  readonly title: string;
  /** what the notification shows: thing, state, what to do; under 30 characters */
  readonly summary: string;
  readonly elements: readonly (Element | undefined)[];
};

export function card(face: Face): Card {
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: oneLine(face.summary, 30) } },
    header: {
      title: plain(face.title),
      ...(face.state !== 'info' && { text_tag_list: [stateTag(face.state)] }),
      template: TEMPLATES[face.state],
    },
    body: { elements: face.elements.filter((element) => element !== undefined) },
  };
}

function stateTag(state: keyof typeof words.states): Element {
  const color = state === 'void' ? 'neutral' : TEMPLATES[state];
  return { tag: 'text_tag', text: plain(words.states[state]), color };
}

/** Text that is not marked up: a title, a label, a choice. */
export function plain(content: string): Element {
  return { tag: 'plain_text', content: oneLine(content, 100) };
}

/** Cuts what is too long for its place. */
export function clip(text: string, length: number): string {
  const chars = [...text];
  return chars.length <= length ? text : `${chars.slice(0, length - 1).join('')}…`;
}

/** No line break, no control character, nothing that turns the line round, no half of a pair; cut to fit. */
export function oneLine(text: string, length: number): string {
  return clip(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim(), length);
}

/** What somebody wrote, as a part of a message: it begins no line of its own. */
export function inText(text: string): string {
  return oneLine(text, 200);
}

/** What users typed, so that it stays text: one line, no tag, no mark of markdown. */
export function safe(text: string, length = 200): string {
  return oneLine(text, length).replace(/[&<>*_~[\]()#`!:\\|]|^[-+=]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A mention, for those who must act. */
export function at(openId: string | null, name: string): string {
  return openId && /^[\w-]+$/.test(openId) ? `<at id=${openId}></at>` : safe(name);
}

export function md(content: string): Element {
  return { tag: 'markdown', content };
}

/** Small and grey: what is there for who asks. */
export function note(content: string): Element {
  return { tag: 'markdown', content: `<font color='grey'>${content}</font>`, text_size: 'notation' };
}

/** 二维码 of an address: deliver puts Feishu's key of the picture in the place of its name. */
export function qr(address: string, alt: string): Element {
  const name = `img_qr_${Buffer.from(address, 'utf8').toString('base64url')}`;
  return {
    tag: 'img',
    img_key: name,
    alt: plain(alt),
    size: '120px 120px',
    scale_type: 'crop_center',
    preview: true,
  };
}
export const QR = /"img_qr_([\w-]+)"/g;

export const rule: Element = { tag: 'hr' };

/** A fold: its title carries the count. */
export function fold(title: string, elements: readonly Element[], expanded = false): Element {
  return {
    tag: 'collapsible_panel',
    expanded,
    header: {
      title: { tag: 'markdown', content: title },
      vertical_align: 'center',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
      icon_position: 'right',
      icon_expanded_angle: -180,
    },
    border: { color: 'grey', corner_radius: '5px' },
    padding: '8px 8px 8px 8px',
    elements,
  };
}

const LISTED = 5;
/** more would not fit into a card */
const FOLDED = 60;

/** Lines to read on a phone: five at once, the next in a fold whose title carries their count. */
export function listed(lines: readonly string[]): Element[] {
  const rest = lines.slice(LISTED, LISTED + FOLDED);
  const beyond = lines.length - LISTED - rest.length;
  return [
    md(lines.slice(0, LISTED).join('\n')),
    ...(rest.length > 0 ? [fold(faces.common.rest(rest.length), [md(rest.join('\n'))])] : []),
    ...(beyond > 0 ? [note(faces.common.beyond(beyond))] : []),
  ];
}

export type Look = 'default' | 'primary_filled' | 'danger';
export type Ask = { readonly title: string; readonly text: string };

/** A button outside forms. Its name and its value say the same: what to do, with which thing. */
export function button(
  text: string,
  act: string,
  id: string | number,
  look: Look = 'default',
  ask?: Ask,
): Element {
  return {
    tag: 'button',
    name: `${act}__${id}`,
    text: plain(text),
    type: look,
    width: 'default',
    ...(ask && { confirm: { title: plain(ask.title), text: plain(ask.text) } }),
    behaviors: [{ type: 'callback', value: { do: act, id: String(id) } }],
  };
}

/** Buttons beside each other, at most three. */
export function buttons(list: readonly Element[]): Element {
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    horizontal_spacing: '8px',
    columns: list.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
  };
}

/** A resolved card's one line instead of its buttons: who did what, when. */
export function resolved(line: string): Element {
  return { tag: 'markdown', content: `<font color='grey'>${line}</font>`, text_size: 'normal' };
}
