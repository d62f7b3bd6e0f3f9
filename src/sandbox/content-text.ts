import { z } from 'zod';
import { type Kind, parsed, unusable } from './content-parse.ts';
import { FeishuRefusal } from './errors.ts';
import type { Chat, Mention, World } from './world.ts';

const MOST_TEXT = 150 * 1024;
const MOST_POST = 30 * 1024;

export const text: Kind = (world, chat, content) => {
  if (Buffer.byteLength(content) > MOST_TEXT) throw new FeishuRefusal('too-long');
  const given = parsed(content, z.object({ text: z.string() }));
  if (given.text === '') throw unusable('text is empty');
  const mentions: Mention[] = [];
  const stored = given.text.replace(AT, (_, id: string, name: string) =>
    id === 'all' ? '@_all' : (keyOf(world, chat, id, mentions) ?? `@${name}`),
  );
  return { content: JSON.stringify({ text: stored }), mentions, warnings: [] };
};

const AT = /<at\s+user_id\s*=\s*"([^"]*)"\s*>([^<]*)<\/at>/g;

/** `<at user_id="ou_x">Tom</at>` becomes `@_user_1` and a mention; a stranger stays text. */
function keyOf(world: World, chat: Chat, id: string, mentions: Mention[]): string | undefined {
  const person = world.people.by('open_id', id);
  if (!person || !chat.members.includes(person.id)) return undefined;
  const known = mentions.find(({ open_id }) => open_id === id);
  if (known) return known.key;
  const key = `@_user_${mentions.length + 1}`;
  mentions.push({ key, open_id: id, name: person.name, kind: 'user' });
  return key;
}

const Style = z.array(z.enum(['bold', 'italic', 'underline', 'lineThrough'])).optional();
/** §2.1, §3.1: what a line of a post is made of. */
const Piece = z.discriminatedUnion('tag', [
  z.looseObject({ tag: z.literal('text'), text: z.string(), style: Style }),
  z.looseObject({ tag: z.literal('a'), text: z.string(), href: z.url(), style: Style }),
  z.looseObject({ tag: z.literal('at'), user_id: z.string(), style: Style }),
  z.looseObject({ tag: z.literal('img'), image_key: z.string() }),
  z.looseObject({ tag: z.literal('media'), file_key: z.string(), image_key: z.string().optional() }),
  z.looseObject({ tag: z.literal('emotion'), emoji_type: z.string() }),
  z.looseObject({ tag: z.literal('hr') }),
  z.looseObject({ tag: z.literal('code_block'), language: z.string().optional(), text: z.string() }),
  z.looseObject({ tag: z.literal('md'), text: z.string() }),
]);
const Body = z.object({ title: z.string().default(''), content: z.array(z.array(Piece)).min(1) });
const Post = z.partialRecord(z.enum(['zh_cn', 'en_us', 'ja_jp', 'zh_hk', 'zh_tw']), Body);

/** 富文本: kept in the first of its languages, which is how it is received. */
export const post: Kind = (world, chat, content) => {
  if (Buffer.byteLength(content) > MOST_POST) throw new FeishuRefusal('too-long');
  const given = parsed(content, Post);
  const body = given.zh_cn ?? Object.values(given)[0];
  if (!body) throw unusable('invalid message content: no language');
  const mentions: Mention[] = [];
  const kept = body.content.map((line) => line.map((piece) => keep(world, chat, piece, mentions)));
  return { content: JSON.stringify({ title: body.title, content: kept }), mentions, warnings: [] };
};

function keep(world: World, chat: Chat, piece: z.infer<typeof Piece>, mentions: Mention[]) {
  if (piece.tag === 'img' && world.files.get(piece.image_key)?.type !== 'image')
    throw unusable('image_key is invalid');
  if (piece.tag === 'media' && world.files.get(piece.file_key)?.sort !== 'mp4')
    throw unusable('file_key is invalid');
  if (piece.tag !== 'at' || piece.user_id === 'all') return piece;
  const user_id = keyOf(world, chat, piece.user_id, mentions);
  if (!user_id) throw unusable(`user_id ${piece.user_id} is not in the chat`);
  return { ...piece, user_id, user_name: world.people.by('open_id', piece.user_id)!.name };
}
