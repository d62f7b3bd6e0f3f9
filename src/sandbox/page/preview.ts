import { contentOf, obj, parse, str } from './json.ts';
import type { Message } from './types.ts';
import { words } from './words.ts';

/** What the list of chats, a notification or a quote shows of a message. */
export function previewOf(message: Message): string {
  if (message.recalled) return words.recalled;
  const content = parse(message.content);
  const kinds: Record<string, () => string> = {
    text: () => withNames(str(content.text), message),
    interactive: () => cardPreview(content),
    file: () => `[${words.file}] ${str(content.file_name)}`,
    image: () => `[${words.image}]`,
    post: () => str(obj(content.zh_cn ?? Object.values(content)[0]).title) || `[${words.message}]`,
    audio: () => `[${words.audio}]`,
    media: () => `[${words.media}]`,
    sticker: () => `[${words.sticker}]`,
    share_chat: () => `[${words.shareChat}]`,
    share_user: () => `[${words.shareUser}]`,
  };
  return (kinds[message.msg_type] ?? (() => `[${words.message}]`))();
}

function cardPreview(card: Record<string, unknown>): string {
  const summary = contentOf(obj(card.config).summary);
  return summary || contentOf(obj(card.header).title) || `[${words.card}]`;
}

/** Placeholders of mentions become names again. */
export const withNames = (text: string, { mentions }: Message): string =>
  mentions.reduceRight((shown, { key, name }) => shown.replaceAll(key, `@${name}`), text);
