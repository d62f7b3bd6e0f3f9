import { z } from 'zod';
import { card } from './content-card.ts';
import { FILE_KINDS } from './content-files.ts';
import { type Kind, parsed, type Stored, unusable } from './content-parse.ts';
import { post, text } from './content-text.ts';
import type { Chat, World } from './world.ts';

export { knownIn } from './content-card.ts';
export type { Stored } from './content-parse.ts';

const asIs = (content: string): Stored => ({ content, mentions: [], warnings: [] });

const chatCard: Kind = (world, _, content) => {
  const { chat_id } = parsed(content, z.object({ chat_id: z.string() }));
  if (!world.chats.get(chat_id)?.bot) throw unusable('chat_id is invalid');
  return asIs(content);
};

const personCard: Kind = (world, _, content) => {
  const { user_id } = parsed(content, z.object({ user_id: z.string() }));
  if (!world.people.by('open_id', user_id)) throw unusable('user_id is invalid');
  return asIs(content);
};

const Divider = z.object({
  type: z.literal('divider'),
  params: z.object({ divider_text: z.looseObject({ text: z.string().min(1).max(20) }) }),
});

/** A line across a private chat, the only message of the system that an app may send. */
const system: Kind = (_, chat, content) => {
  if (chat.kind !== 'p2p') throw unusable('system messages can only be sent to p2p chats');
  parsed(content, Divider);
  return asIs(content);
};

/** §3.1: what the bot can send. */
const KINDS: Readonly<Record<string, Kind>> = {
  text,
  post,
  interactive: card,
  ...FILE_KINDS,
  share_chat: chatCard,
  share_user: personCard,
  system,
};

/** Checks what the bot wants to send, and turns it into what is stored. */
export function accept(world: World, chat: Chat, msgType: string, content: string): Stored {
  const kind = Object.hasOwn(KINDS, msgType) ? KINDS[msgType] : undefined;
  if (!kind) throw unusable(`invalid msg_type ${msgType}`);
  return kind(world, chat, content);
}
