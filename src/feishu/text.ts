/** What somebody wrote, as plain text: rich text flattened, the bot's mention taken out, others by name. */
import { fileContent, imageContent, type Mention, postContent, type Span, textContent } from './wire.ts';

export const READ_KINDS = ['text', 'post', 'file', 'image'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

export type Written = {
  readonly text: string;
  readonly file?: { readonly key: string; readonly name: string };
};

/** The content of a message of the kinds we read; undefined when it is not what its kind says. */
export function readContent(kind: ReadKind, content: string): Written | undefined {
  const value = readJson(content);
  if (kind === 'text') {
    const text = textContent.safeParse(value);
    return text.success ? { text: text.data.text } : undefined;
  }
  if (kind === 'file') {
    const file = fileContent.safeParse(value);
    if (!file.success) return undefined;
    return { text: '', file: { key: file.data.file_key, name: file.data.file_name } };
  }
  if (kind === 'image') {
    const image = imageContent.safeParse(value);
    return image.success ? { text: '', file: { key: image.data.image_key, name: '' } } : undefined;
  }
  const post = postContent.safeParse(unwrapLocale(value));
  if (!post.success) return undefined;
  const lines = post.data.content.map((line) => line.map(spanText).join(''));
  return { text: [post.data.title ?? '', ...lines].join('\n') };
}

/** Sent posts stand under their language; received ones should not, but are read all the same. */
function unwrapLocale(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'content' in value) return value;
  return Object.values(value)[0];
}

function spanText(span: Span): string {
  if (span.tag !== 'at') return span.text ?? '';
  const who = span.user_id ?? '';
  return who === 'all' ? '@_all' : who;
}

/** The mentions that mean the bot: by its id, or, while that is not known, by what Feishu says of them. */
export function botMentions(mentions: readonly Mention[], botOpenId?: string): readonly Mention[] {
  if (botOpenId)
    return mentions.filter((m) => m.id === botOpenId || (m.id === '' && m.mentioned_type === 'bot'));
  const typed = mentions.filter((m) => m.mentioned_type === 'bot');
  if (typed.length > 0) return typed;
  return mentions.filter((m) => !m.mentioned_type && m.key !== '@_all').slice(0, 1);
}

/** Replaces the placeholders in one pass, the longest first: in 「@_user_112家」 the key is the one that exists. */
export function withoutMentions(
  text: string,
  mentions: readonly Mention[],
  ofBot: readonly Mention[],
): string {
  if (!text.includes('@_') && mentions.length === 0) return text.trim();
  const said = new Map<string, string>();
  // rich text may name an account where it should have the placeholder
  for (const mention of mentions)
    for (const key of [mention.key, mention.id])
      if (key !== '' && text.includes(key))
        said.set(key, ofBot.includes(mention) ? '' : `@${mention.name ?? ''}`);
  said.set('@_all', '');
  const keys = [...said.keys()].sort((a, b) => b.length - a.length);
  const replaced = text.replace(patternOf(keys), (_, key, space, at) => {
    const name = said.get(key);
    if (name) return name + space;
    return at === 0 || /\s/.test(text[at - 1] ?? '') ? '' : space;
  });
  return replaced.trim();
}

/** Most messages mention the bot alone: the last pattern serves again. */
let last = { keys: '', pattern: /(?!)/g };

function patternOf(list: readonly string[]): RegExp {
  const keys = list.join('|');
  if (last.keys !== keys) last = { keys, pattern: new RegExp(`(${list.map(literal).join('|')})( ?)`, 'g') };
  return last.pattern;
}

function literal(key: string): string {
  return key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
