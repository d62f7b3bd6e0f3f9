import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { words } from '../words.ts';
import type { Chat, Mention, World } from '../world.ts';
import type { Draft } from './draft.ts';
import { keyFor, mentionable } from './say-text.ts';
import { keepPicture } from './say-uploads.ts';

const style = z.array(z.string()).default([]);
const Piece = z.discriminatedUnion('tag', [
  z.object({ tag: z.literal('text'), text: z.string(), style }),
  z.object({ tag: z.literal('a'), text: z.string(), href: z.url(), style }),
  /** `user`: a person, `bot`, or `all`. */
  z.object({ tag: z.literal('at'), user: z.string(), style }),
  z.object({ tag: z.literal('img'), base64: z.string() }),
  z.object({ tag: z.literal('emotion'), emoji_type: z.string() }),
  z.object({ tag: z.literal('code_block'), language: z.string().default(''), text: z.string() }),
  z.object({ tag: z.literal('hr') }),
]);

/** 富文本: lines of pieces, as somebody writes them who pastes pictures between words. */
export const Post = z.object({
  title: z.string().max(200).default(''),
  content: z.array(z.array(Piece)).min(1),
});

/** §2.1: as it is received, without a language around it. */
export function postOf(world: World, chat: Chat, { title, content }: z.infer<typeof Post>): Draft {
  const mentions: Mention[] = [];
  const lines = content.map((line) => line.map((piece) => received(world, chat, piece, mentions)));
  return { msg_type: 'post', content: JSON.stringify({ title, content: lines }), mentions };
}

function received(world: World, chat: Chat, piece: z.infer<typeof Piece>, mentions: Mention[]) {
  if (piece.tag === 'img') return { tag: 'img', image_key: keepPicture(world, piece.base64).key };
  if (piece.tag !== 'at') return piece;
  const { tag, user, style } = piece;
  if (user === 'all') return { tag, user_id: '@_all', user_name: words.everyone, style };
  const openId = user === 'bot' ? world.botOpenId : (world.people.person(user)?.open_id ?? user);
  const who = mentionable(world, chat).find(({ open_id }) => open_id === openId);
  if (!who) throw new ScriptRefusal(words.refusal.noPerson(user), 404);
  return { tag, user_id: keyFor(who, mentions), user_name: who.name, style };
}
