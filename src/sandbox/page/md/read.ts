import { Marked, type Token, type TokenizerAndRendererExtension } from 'marked';
import { NEXT, readTag } from './tags.ts';

const feishuTags: TokenizerAndRendererExtension = {
  name: 'feishu',
  level: 'inline',
  start: (src) => NEXT.exec(src)?.index,
  tokenizer(src) {
    const tag = readTag(src);
    if (!tag) return undefined;
    const tokens = tag.name === 'raw' ? [] : this.lexer.inlineTokens(tag.inner);
    return { type: 'feishu', ...tag, tokens };
  },
};

/** Whatever looks like HTML and is not one of Feishu's tags is text. */
const noHtml = { html: () => undefined, tag: () => undefined };

const whole = new Marked({ breaks: true, gfm: true, extensions: [feishuTags], tokenizer: noHtml });

/** lark_md has no code and no pictures; what would be one is text. */
const some = new Marked({
  breaks: true,
  gfm: true,
  extensions: [feishuTags],
  tokenizer: { ...noHtml, codespan: () => undefined },
});

/** A markdown text as a tree: blocks and all that stands in them. */
export const readMarkdown = (text: string): Token[] => whole.lexer(text);

/** A lark_md text: one run of text, its line breaks kept. */
export const readLarkMd = (text: string): Token[] => some.Lexer.lexInline(text, some.defaults);

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
};
const MOST = 0x10ffff;

/** Entities are how writers escape what is not theirs: `&#60;` is a bracket to read, and no tag. */
export const plainText = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (raw, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? raw;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= MOST ? String.fromCodePoint(code) : raw;
  });
