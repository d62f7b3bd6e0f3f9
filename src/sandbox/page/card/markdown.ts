import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { localDatetime } from '../when.ts';
import { words } from '../words.ts';
import { colourOf, hueStyle } from './looks.ts';

export type Markdown = { full(text: string): string; inline(text: string): string };

type Tag = Tokens.Generic & { name: string; given: Record<string, string>; inner: string };
type Show = (given: Record<string, string>, inside: string, nameOf: (openId: string) => string) => string;

const OPEN = /^<(at|font|text_tag|number_tag|person|local_datetime|link|a|br|hr|raw)\b([^>]*?)\/?>/;
const ATTRIBUTE = /([\w_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

export const escapeAll = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** Entities that the writer put there stay what they are. */
const escapeText = (text: string): string =>
  text.replace(/&(?!#?\w+;)|[<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const SAFE = /^(https?:|tel:|lark:)/i;
const anchor = (href: string, inside: string): string =>
  SAFE.test(href) ? `<a href="${escapeAll(href)}" target="_blank" rel="noreferrer">${inside}</a>` : inside;

const at = (name: string): string => `<span class="at">@${escapeAll(name)}</span>`;

const mention: Show = (given, inside, nameOf) => {
  const ids = (given.ids ?? given.id ?? '').split(',').map((id) => id.trim());
  if (given.email) return at(given.email);
  return (
    ids
      .map((id) => (id === 'all' ? `<span class="at">${words.everyone}</span>` : at(nameOf(id))))
      .join(' ') || inside
  );
};

/** §4.4: Feishu's own tags. */
const SHOWS: Record<string, Show> = {
  at: mention,
  font: ({ color }, inside) => `<span style="color:${escapeAll(colourOf(color))}">${inside}</span>`,
  text_tag: ({ color }, inside) => `<span class="tag" style="${hueStyle(color)}">${inside}</span>`,
  number_tag: (_, inside) => `<span class="tag" style="${hueStyle('red')}">${inside}</span>`,
  person: ({ id = '' }, _, nameOf) => `<span class="at">${escapeAll(nameOf(id))}</span>`,
  local_datetime: ({ millisecond, format_type = '' }) =>
    escapeAll(localDatetime(Number(millisecond ?? 0), format_type)),
  link: ({ url, pc_url }, inside) => anchor(pc_url ?? url ?? '', inside),
  a: ({ href = '' }, inside) => anchor(href, inside || escapeAll(href)),
  br: () => '<br>',
  hr: () => '<hr>',
  raw: (_, inside) => inside,
};
const ALONE = ['br', 'hr'];

/** Reads a tag with what stands between it and its own closing tag, tags of the same name inside counted. */
function readTag(
  src: string,
): { raw: string; name: string; given: Record<string, string>; inner: string } | undefined {
  const open = OPEN.exec(src);
  if (!open) return undefined;
  const [raw, name = '', attributes = ''] = open;
  const given = Object.fromEntries(
    [...attributes.matchAll(ATTRIBUTE)].map(([, key, a, b, c]) => [key!, a ?? b ?? c ?? '']),
  );
  if (ALONE.includes(name) || raw.endsWith('/>')) return { raw, name, given, inner: '' };
  let depth = 1;
  for (const mark of src.matchAll(new RegExp(`<(/?)${name}\\b[^>]*>`, 'g'))) {
    if (mark.index === 0) continue;
    depth += mark[1] ? -1 : 1;
    if (depth === 0)
      return {
        raw: src.slice(0, mark.index + mark[0].length),
        name,
        given,
        inner: src.slice(raw.length, mark.index),
      };
  }
  return undefined;
}

function feishuTags(nameOf: (openId: string) => string): TokenizerAndRendererExtension {
  return {
    name: 'feishu',
    level: 'inline',
    start: (src) => src.search(/<(at|font|text_tag|number_tag|person|local_datetime|link|a|br|hr|raw)\b/),
    tokenizer(src) {
      const tag = readTag(src);
      return tag && { type: 'feishu', ...tag, tokens: this.lexer.inlineTokens(tag.inner) };
    },
    renderer(token) {
      const { name, given, tokens } = token as Tag;
      return SHOWS[name]!(given, this.parser.parseInline(tokens ?? []), nameOf);
    },
  };
}

/** Markdown as Feishu reads it: its own tags, no HTML, single line breaks kept. */
export function createMarkdown(nameOf: (openId: string) => string): Markdown {
  const marked = new Marked({
    breaks: true,
    gfm: true,
    extensions: [feishuTags(nameOf)],
    // Whatever looks like HTML and is not one of Feishu's tags is text.
    tokenizer: { html: () => undefined, tag: () => undefined },
    renderer: {
      text: (token) => ('tokens' in token && token.tokens ? false : escapeText(token.text)),
      link({ href, tokens }) {
        return anchor(href, this.parser.parseInline(tokens));
      },
      image: ({ href, text }) =>
        /^img_/.test(href)
          ? `<img src="/sandbox/files/${escapeAll(href)}" alt="${escapeAll(text)}">`
          : escapeAll(text),
    },
  });
  return {
    full: (text) => marked.parse(text, { async: false }).trim(),
    inline: (text) => marked.parseInline(text, { async: false }),
  };
}
